package scene

import "handrail/checklist"

// alarmRows are the alarms that are not cleared.
func alarmRows(w World) []Block {
	open := w.A.OpenAlarms()
	if len(open) == 0 {
		return nil
	}
	return append([]Block{Heading{Text: "Alarms"}}, Alarms(open).Body...)
}

// Alarms lists alarms, and what became of each.
func Alarms(alarms []checklist.Alarm) Scene {
	var body []Block
	for _, al := range alarms {
		title := al.Step.Title
		if al.About != "" {
			title += " (" + al.About + ")"
		}
		body = append(body, Heading{Text: title + ": " + AlarmWords(al.State)})
		fields := []Field{{"Seen " + al.SeenOn.String(), al.Seen}}
		switch al.State {
		case checklist.AlarmExplained:
			fields = append(fields, Field{"Explained " + al.StateOn.String(), al.Text})
		case checklist.AlarmTold:
			fields = append(fields, Field{"Broker told " + al.StateOn.String(), al.Reference})
		default:
			fields = append(fields, Field{"If somebody is in", "handrail emergency " + al.Scenario},
				Field{"What became of it", "handrail alarm " + al.Step.ID + " --explained TEXT, --told DATE or --unclear"})
		}
		body = append(body, Fields{Items: fields})
	}
	if len(body) == 0 {
		body = []Block{Para{Text: "No alarm."}}
	}
	return Document("", "", body...)
}

// AlarmRaised asks about an alarm before anything is done about it, or names
// its scenario at once.
func AlarmRaised(step string, a *checklist.Answer) []Block {
	if a.AtOnce {
		return []Block{Heading{}, Para{Text: "ALARM: stop here. handrail emergency " + a.Alarm, Tone: Warn}}
	}
	return []Block{
		Heading{}, Para{Text: "ALARM: stop and think, one minute. Remove nothing yet; take a picture.", Tone: Warn},
		Para{Text: "Could it be an old phone or an old name of yours, a joint holder or adviser, a service you allowed, or an account of your own?"},
		Fields{Items: []Field{
			{"You know what it is", "handrail alarm " + step + " --explained TEXT"}, {"You would have to ask", "handrail alarm " + step + " --unclear"},
			{"None of these", "handrail emergency " + a.Alarm},
		}},
	}
}
