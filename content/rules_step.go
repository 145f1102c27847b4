package content

import "handrail/checklist"

// merged joins the tables of rules, by type and key. Every key of every type
// is in one of them; a test holds that.
func merged(tables ...map[string]rule) map[string]rule {
	all := make(map[string]rule)
	for _, t := range tables {
		for k, r := range t {
			all[k] = r
		}
	}
	return all
}

const (
	saysCovers  = "Rows of the source material that this covers, such as A01."
	saysSources = "Where this comes from: one source for each claim."
)

func stepRules() map[string]rule {
	return map[string]rule{
		"Step.id":         {says: "Permanent id, topic.name. Never reused, never translated.", must: true, form: stepForm},
		"Step.title":      {says: "What to do, as one short line.", must: true},
		"Step.interfaces": {says: "Interfaces the step is about; it is asked where one of them is used.", must: true, form: wordForm},
		"Step.topic":      {says: "Subject of the step; the same as the name of its file.", must: true, oneOf: checklist.Topics},
		"Step.per":        {says: "What the step is asked about separately.", must: true, oneOf: texts(checklist.PerAccount, checklist.PerUsername, checklist.PerDevice, checklist.PerProfile)},
		"Step.why":        {says: "The mechanism, in at most 30 words.", must: true},
		"Step.ask":        {says: "What to look for, as a question.", must: true},
		"Step.answers":    {says: "What one may see, in the order of the page. \"Not sure\" and \"I can't look now\" are always offered too.", must: true, min: leastAnswers, max: mostAnswers},
		"Step.look":       {says: "Where to look.", must: true},
		"Step.do":         {says: "What to do when the look fails, as numbered actions of at most 25 words.", must: true},
		"Step.minutes":    {says: "How long it takes, in minutes.", must: true},
		"Step.waits":      {says: "What the step waits for, in words, such as a delivery."},
		"Step.needs":      {says: "What one must have at hand, such as phone or computer."},
		"Step.after":      {says: "Ids of steps that must hold before this one is offered.", form: stepForm},
		"Step.locks_out":  {says: "Whether doing the step can shut its owner out.", must: true, oneOf: texts(checklist.RiskNone, checklist.RiskSome, checklist.RiskHigh)},
		"Step.way_back":   {says: "Ids of steps that are the way back in; required where locks_out is some or high.", form: stepForm},
		"Step.undo":       {says: "How to undo it.", must: true},
		"Step.review":     {says: "How long until it is asked again: a number and d, m or y, such as 6m.", must: true},
		"Step.habit":      {says: "How often the practice is repeated, where the step is a habit.", oneOf: []string{"daily", "weekly"}},
		"Step.probe":      {says: "Machine checks that look at the same thing.", form: wordForm},
		"Step.applies":    {says: "Facts under which the step is asked; empty means always."},
		"Step.covers":     {says: saysCovers},
		"Step.sources":    {says: saysSources, must: true},
		"Step.carries":    {says: "Answers of older texts that count for today's: digest, old answer, answer of today."},
		"Step.succeeds":   {says: "Ids of steps that are gone and whose entries count for this one.", form: stepForm},

		"Look.at":   {says: "The place.", must: true, oneOf: checklist.Places},
		"Look.page": {says: "The page of that place.", form: wordForm},
		"Look.text": {says: "What to look at, in at most 25 words.", must: true},

		"Minutes.look":  {says: "Minutes to look and answer.", must: true, min: 1, max: 15},
		"Minutes.hands": {says: "Minutes of hands-on work when the look fails.", must: true, min: 1, max: 120},

		"Action.if":   {says: "Facts under which the action is shown."},
		"Action.text": {says: "What to do: one instruction.", must: true},
		"Action.at":   {says: "The click path, one item for each thing to press.", repeats: true},

		"Answer.id":      {says: "Permanent id within the step.", must: true, form: wordForm},
		"Answer.text":    {says: "What was seen, in the words of the one who saw it.", must: true},
		"Answer.means":   {says: "Whether the step holds where this is seen.", must: true, oneOf: texts(checklist.MeansHolds, checklist.MeansFails, checklist.MeansNotOffered)},
		"Answer.as":      {says: "Whether a holding answer is a bolt (a state now that stops a stage) or a habit.", oneOf: texts(checklist.Bolt, checklist.Habit)},
		"Answer.alarm":   {says: "The scenario, where this is a sign that somebody is in.", form: idForm},
		"Answer.at_once": {says: "The alarm leads to its scenario without a question first."},
		"Answer.sets":    {says: "Facts this look settles: fact and value."},

		"Source.url":        {says: "Address, beginning with https://; left out where the confidence is background."},
		"Source.date":       {says: "Day it was checked, YYYY-MM-DD.", must: true},
		"Source.confidence": {says: "How well it supports the claim: high (official), med, low (read as \"reported\"), background (read as \"check this yourself\").", must: true, oneOf: texts(checklist.High, checklist.Med, checklist.Low, checklist.Background)},
		"Source.note":       {says: "What it supports; required where the confidence is background."},
		"Source.contested":  {says: "What another page says instead."},

		"Condition.all":  {says: "Every one of these terms, fact=value, must be so.", form: termForm},
		"Condition.any":  {says: "At least one of these terms, fact=value, must be so.", form: termForm},
		"Condition.none": {says: "None of these terms, fact=value, may be so.", form: termForm},
	}
}
