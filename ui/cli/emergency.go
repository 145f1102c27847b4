package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/runbook"
	"handrail/store"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// doorsDoc is the document of handrail emergency.
type doorsDoc struct {
	Schema    string         `json:"schema"`
	FirstLine string         `json:"first_line"`
	Doors     []doorDoc      `json:"doors"`
	Scenarios []scenarioName `json:"scenarios"`
	Scenario  *firstScenario `json:"scenario"`
}

type doorDoc struct {
	Line  string    `json:"line"`
	Ask   string    `json:"ask"`
	Leads []leadDoc `json:"leads"`
}

type leadDoc struct {
	Text     string `json:"text"`
	Scenario string `json:"scenario"`
}

type scenarioName struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	UseIf string `json:"use_if"`
}

type firstScenario struct {
	scenarioName
	Have    []string      `json:"have"`
	Actions []firstAction `json:"actions"`
}

type firstAction struct {
	ID      string       `json:"id"`
	Phase   string       `json:"phase"`
	Text    string       `json:"text"`
	At      []string     `json:"at"`
	See     string       `json:"see"`
	Call    string       `json:"call"`
	Numbers []contactDoc `json:"numbers"`
	Say     string       `json:"say"`
	Closed  string       `json:"closed"`
	Cannot  string       `json:"cannot"`
	Paper   string       `json:"paper"` // where it is on paper, such as B3
}

type contactDoc struct {
	Name   string `json:"name"`
	Number string `json:"number"`
	Hours  string `json:"hours"`
	Menu   string `json:"menu"`
}

func (a *app) emergencyCommand() *cobra.Command {
	return completes(&cobra.Command{
		Use:   "emergency [SCENARIO]",
		Short: "First actions at once; never touches the keyring",
		Long: "Opens the emergency pages without the record, so that nothing has to be unlocked.\n" +
			"Without a terminal it prints the first actions.",
		Args: cobra.MaximumNArgs(1),
		// The empty name of a script is none: nobody is held up here.
		RunE: func(c *cobra.Command, args []string) error { return a.emergency(c.Context(), strings.Join(args, "")) },
	}, func([]string) []string { return a.names(scenarioIDs) })
}

// emergency opens the emergency pages, or prints them. In a terminal a name
// that is misspelt holds nobody up: the first page asks what is happening.
func (a *app) emergency(ctx context.Context, id string) error {
	c, err := a.loadCatalogue()
	if err != nil {
		return err
	}
	sc := c.Scenario(id)
	if a.mayShow() {
		at := scene.Place{Screen: "emergency"}
		if sc != nil {
			at.ID = id
		}
		a.session = a.beginAtOnce(ctx, c)
		return a.openScreens(ctx, at)
	}
	if id != "" && sc == nil {
		return unknown("scenario", id, scenarioIDs(c))
	}
	doc := doorsDoc{Schema: schemaName("emergency"), FirstLine: checklist.FirstLine, Doors: []doorDoc{}, Scenarios: []scenarioName{}}
	for _, d := range c.Doors {
		door := doorDoc{Line: d.Line, Ask: d.Ask, Leads: []leadDoc{}}
		for _, l := range d.Leads {
			door.Leads = append(door.Leads, leadDoc{l.Text, l.Scenario})
		}
		doc.Doors = append(doc.Doors, door)
	}
	for i := range c.Scenarios {
		doc.Scenarios = append(doc.Scenarios, scenarioName{c.Scenarios[i].ID, c.Scenarios[i].Title, c.Scenarios[i].UseIf})
	}
	if sc != nil {
		doc.Scenario = scenarioOf(c, sc)
	}
	text := scene.Doors(c)
	if sc != nil {
		text = scene.Scenario(scene.World{A: checklist.Assess(c, checklist.Record{}, checklist.DayOf(a.env.Now()))}, id)
	}
	return a.print(doc, text)
}

func scenarioIDs(c *checklist.Catalogue) []string {
	return ids(c.Scenarios, func(s *checklist.Scenario) string { return s.ID })
}

// beginAtOnce opens a session that touches no store until something has to be
// kept. Where the few files beside the record cannot be read at once, the
// words are what matters: the log of the emergency is then kept in memory.
func (a *app) beginAtOnce(ctx context.Context, c *checklist.Catalogue) *session.Session {
	opened := make(chan *session.Session, 1)
	go func() {
		set, err := a.settings()
		if err != nil {
			opened <- nil
			return
		}
		set.Later = true
		s, _ := session.Open(ctx, set)
		opened <- s
	}()
	late := time.NewTimer(emergencyTime)
	defer late.Stop()
	select {
	case s := <-opened:
		if s != nil {
			return s
		}
	case <-late.C:
	}
	s, _ := session.Open(ctx, session.Settings{Catalogue: c, Now: a.env.Now, Run: a.env.Run, Locale: a.env.locale(), Confined: a.env.Confined,
		Store: store.Options{Kind: store.Memory}, Later: true})
	return s
}

// emergencyTime is how long an emergency waits for the disk before it opens
// without it.
const emergencyTime = 300 * time.Millisecond

// scenarioOf tells every action of a scenario, whatever its condition, since
// nothing is known of the person.
func scenarioOf(c *checklist.Catalogue, sc *checklist.Scenario) *firstScenario {
	nothing := checklist.Assess(c, checklist.Record{}, c.Since())
	doc := &firstScenario{scenarioName: scenarioName{sc.ID, sc.Title, sc.UseIf}, Have: nonNil(sc.Have), Actions: []firstAction{}}
	for _, act := range nothing.Actions(sc) {
		d := firstAction{act.ID, checklist.PhaseNames[act.Phase], act.Text, nonNil(act.At), act.See, act.Call, []contactDoc{}, act.Say, act.Closed, act.Cannot, runbook.Numbered(nothing, sc, act.ID)}
		if act.Call == "broker" {
			for _, n := range nothing.Numbers() {
				d.Numbers = append(d.Numbers, contactDoc{n.Contact.Name, n.Digits, n.Hours, n.Contact.Menu})
			}
		}
		doc.Actions = append(doc.Actions, d)
	}
	return doc
}
