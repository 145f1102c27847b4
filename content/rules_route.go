package content

import "handrail/checklist"

func routeRules() map[string]rule {
	return map[string]rule{
		"Route.id":        {says: "Permanent id.", must: true, form: idForm},
		"Route.title":     {says: "What goes wrong, as one short line.", must: true},
		"Route.kind":      {says: "Whether it is a take-over, a leak, a mistake or a lock-out.", must: true, oneOf: texts(checklist.Takeover, checklist.Leak, checklist.Mistake, checklist.LockoutRoute)},
		"Route.interface": {says: "Interface it belongs to; the same as the name of its file.", must: true, form: wordForm},
		"Route.exposure":  {says: "Exposure it belongs to.", must: true, oneOf: texts(checklist.Exposures...)},
		"Route.text":      {says: "How it goes wrong, in a few sentences.", must: true, lines: true},
		"Route.stages":    {says: "What must happen, in order; the route is closed where one stage is cut.", must: true},
		"Route.clause":    {says: "The route as a result, for each side.", must: true},
		"Route.frequency": {says: "How often it is taken, with a source: it orders, and is not a probability.", must: true, oneOf: texts(checklist.Frequencies...)},
		"Route.attacker":  {says: "Who could take it, in a few words; of a mistake or a lock-out \"Nobody\" and what brings it about.", must: true},
		"Route.reach":     {says: "How far it goes once taken; required for take-overs and leaks, and for these only."},
		"Route.raises":    {says: "What makes it reach further."},
		"Route.applies":   {says: "Facts under which the route exists; empty means always."},
		"Route.covers":    {says: saysCovers},
		"Route.sources":   {says: saysSources, must: true},

		"Raise.if": {says: "Facts under which the reach is lifted.", must: true},
		"Raise.to": {says: "The reach it is lifted to.", must: true},

		"Gain.id":      {says: "Permanent id.", must: true, form: idForm},
		"Gain.title":   {says: "What a thief makes of it, as one short line.", must: true},
		"Gain.text":    {says: "How, in a few sentences.", must: true, lines: true},
		"Gain.from":    {says: "The least reach of a route that allows it.", must: true},
		"Gain.if":      {says: "Facts under which it is possible; empty means always."},
		"Gain.covers":  {says: saysCovers},
		"Gain.sources": {says: saysSources, must: true},

		"Clause.open":   {says: "The result while the route is open, as a sentence.", must: true},
		"Clause.closed": {says: "The result once it is closed, as a sentence.", must: true},

		"Reach.authority": {says: "What it may do.", must: true, oneOf: texts(checklist.Authorities...)},
		"Reach.damage":    {says: "What it can cost: what you hold, more than you have, or money that leaves the account.", oneOf: texts(checklist.Damages[1:]...)},

		"Stage.text":         {says: "What must happen.", must: true},
		"Stage.tier":         {says: "What it asks: 0 remote, no help from you; 1 tricks you once; 2 malware or your unlocked device; 3 your device and your secret; 4 the broker's staff deceived. Required for take-overs and leaks.", max: 4},
		"Stage.needs":        {says: "Tokens the attacker must have, or, of a lock-out, what must be lost. A stage that happens to the owner, and that no attacker can bring about, needs what it gives.", form: tokenForm},
		"Stage.gives":        {says: "Tokens the attacker then has.", form: tokenForm},
		"Stage.cut_by":       {says: "Steps that stop it, as bolts; any one suffices, {all: [a, b]} are needed together.", form: stepForm},
		"Stage.contested_by": {says: "Steps whose failing contests a cut; left out: the other cuts of the same kind.", form: stepForm},
		"Stage.alternatives": {says: "Why each of the cuts suffices even where another fails."},
		"Stage.narrowed_by":  {says: "Steps that make it slower or smaller.", form: stepForm},
		"Stage.shown_by":     {says: "Steps by which you would notice.", form: stepForm},
		"Stage.prepared_by":  {says: "Steps by which you get back faster.", form: stepForm},
		"Stage.none":         {says: "Why nothing here can cut it."},

		"Mechanism.id":        {says: "Permanent id.", must: true, form: idForm},
		"Mechanism.title":     {says: "What it explains, as one short line.", must: true},
		"Mechanism.interface": {says: "Interface it explains; account for the whole.", must: true, form: wordForm},
		"Mechanism.exposure":  {says: "Exposure it explains, where it is about one.", oneOf: texts(checklist.Exposures...)},
		"Mechanism.text":      {says: "How it works.", must: true, lines: true},
		"Mechanism.covers":    {says: saysCovers},
		"Mechanism.sources":   {says: saysSources, must: true},
	}
}

func scenarioRules() map[string]rule {
	return map[string]rule{
		"Scenario.id":      {says: "Permanent id.", must: true, form: idForm},
		"Scenario.title":   {says: "What went wrong, as one short line.", must: true},
		"Scenario.use_if":  {says: "When to use this page.", must: true},
		"Scenario.sheet":   {says: "Letter of the sheet of paper it is on.", oneOf: []string{"A", "B", "C", "G", "H"}},
		"Scenario.brief":   {says: "The title on that sheet, in at most 50 characters."},
		"Scenario.first":   {says: "What to do on paper before the actions for all of its sheet, in at most 110 characters."},
		"Scenario.applies": {says: "Facts under which the scenario is offered; empty means always."},
		"Scenario.have":    {says: "What to have ready.", repeats: true},
		"Scenario.actions": {says: "What to do, in order.", must: true},
		"Scenario.review":  {says: "Steps to look at again afterwards: the new baseline.", form: stepForm},
		"Scenario.drill":   {says: "Harmless questions to rehearse with.", repeats: true},
		"Scenario.covers":  {says: saysCovers},
		"Scenario.sources": {says: saysSources, must: true},

		"Emergency.id":     {says: "Permanent id within the scenario.", must: true, form: wordForm},
		"Emergency.phase":  {says: "Part of the emergency it belongs to.", must: true, oneOf: texts(checklist.Phases...)},
		"Emergency.text":   {says: "What to do. {id} is another scenario, shown by its title.", must: true},
		"Emergency.at":     {says: "The click path, one item for each thing to press.", repeats: true},
		"Emergency.short":  {says: "What to do, in at most 110 characters, for paper. {id} is another scenario."},
		"Emergency.see":    {says: "What one should then see."},
		"Emergency.call":   {says: "Whom to call.", oneOf: checklist.Calls},
		"Emergency.say":    {says: "What to say on the call."},
		"Emergency.closed": {says: "Closed now? Do this until …; required with call: broker and call: firm."},
		"Emergency.cannot": {says: "What to do where this cannot be done."},
		"Emergency.if":     {says: "Facts under which the action is shown; empty means always."},
		"Emergency.page":   {says: "Whether it is among the at most nine actions of its sheet of paper."},

		"Door.id":    {says: "Permanent id.", must: true, form: wordForm},
		"Door.line":  {says: "The plain line that \"what is happening?\" offers.", must: true},
		"Door.ask":   {says: "The question that narrows it; required where it leads to more than one scenario."},
		"Door.leads": {says: "Where it leads.", must: true},

		"Lead.text":     {says: "The answer to the door's question."},
		"Lead.scenario": {says: "Id of the scenario it leads to.", must: true, form: idForm},
	}
}
