package document

import "handrail/checklist"

// Routes is the document of handrail routes: the routes that apply or may.
type Routes struct {
	Routes []Route `json:"routes"`
}

// Route is a way to the account or out of it, as it is now.
type Route struct {
	ID         string              `json:"id"`
	Title      string              `json:"title"`
	Interface  string              `json:"interface"`
	Exposure   checklist.Exposure  `json:"exposure"`
	Tier       checklist.Tier      `json:"tier"`
	Reach      checklist.Reach     `json:"reach"`
	Open       bool                `json:"open"`
	OpenAtBest bool                `json:"open_at_best"`
	InHands    bool                `json:"in_your_hands"` // a step could close it
	Contested  bool                `json:"contested"`     // open, and a step that fails contests a cut that holds
	Frequency  checklist.Frequency `json:"frequency"`
	Kind       checklist.RouteKind `json:"kind"`
	Stages     []Stage             `json:"stages"`
}

// Stage is one stage of a route, and what bears on it.
type Stage struct {
	Text       string                 `json:"text"`
	Tier       checklist.Tier         `json:"tier"`
	Cut        bool                   `json:"cut"`
	CutAtBest  bool                   `json:"cut_at_best"`
	Contested  []string               `json:"contested_by"` // the steps whose failing keeps a cut from stopping it
	None       string                 `json:"none"`         // why nothing can cut it
	CutBy      []checklist.StepEffect `json:"cut_by"`
	NarrowedBy []checklist.StepEffect `json:"narrowed_by"`
	ShownBy    []checklist.StepEffect `json:"shown_by"`
	PreparedBy []checklist.StepEffect `json:"prepared_by"`
}

// RoutesOf are the routes that apply or may, of an interface and an exposure
// where they are named.
func RoutesOf(as *checklist.Assessment, iface, exposure string) Routes {
	var doc Routes
	for i := range as.Routes {
		r := &as.Routes[i]
		if r.Applies != checklist.No && (iface == "" || r.Route.Interface == iface) && (exposure == "" || string(r.Route.Exposure) == exposure) {
			doc.Routes = append(doc.Routes, routeOf(r))
		}
	}
	return doc
}

// routeOf is a route as a document.
func routeOf(r *checklist.RouteState) Route {
	d := Route{
		ID: r.Route.ID, Title: r.Route.Title, Interface: r.Route.Interface, Exposure: r.Route.Exposure, Tier: r.Tier, Reach: r.Reach,
		Open: r.Open, OpenAtBest: r.OpenAtBest, InHands: r.InYourHands, Contested: r.Contested, Frequency: r.Route.Frequency, Kind: r.Route.Kind,
	}
	for _, g := range r.Stages {
		d.Stages = append(d.Stages, Stage{g.Stage.Text, g.Stage.Tier, g.Cut, g.CutAtBest, g.Contested, g.Stage.None, g.CutBy, g.NarrowedBy, g.ShownBy, g.PreparedBy})
	}
	return d
}
