package checklist

import "slices"

// Raised is a route that reaches further with a permission.
type Raised struct {
	Route string `json:"route"`
	Title string `json:"title"`
	From  Reach  `json:"from"`
	To    Reach  `json:"to"`
	Open  bool   `json:"open"`
}

// Raised lists the routes whose reach a permission raises: what each reaches
// with none of the permissions, and with this one alone. What else is held, or
// may be, does not enter: beside a worse one it would seem to add nothing.
func (a *Assessment) Raised(permission string) []Raised {
	without, with := a.alone(""), a.alone(permission)
	var out []Raised
	for i := range a.Routes {
		r := &a.Routes[i]
		from, to := r.Route.reach(&without), r.Route.reach(&with)
		if r.Applies != No && to.Compare(from) > 0 {
			out = append(out, Raised{r.Route.ID, r.Route.Title, from, to, r.Open})
		}
	}
	return out
}

// alone returns the facts as they would be with one permission and no other.
func (a *Assessment) alone(permission string) Facts {
	f := a.Facts
	f.Permissions = slices.Clone(f.Permissions)
	for i := range f.Permissions {
		p := &f.Permissions[i]
		p.State, p.By = "dropped", ""
		if p.Permission.ID == permission {
			p.State = "held"
		}
	}
	return f
}

// reach is how far a route goes under these facts; what may be held counts.
// A permission raises what every route that trades can cost.
func (r *Route) reach(f *Facts) Reach {
	reach := r.Reach
	for _, raise := range r.Raises {
		if f.Holds(raise.If) != No {
			reach = reach.Union(raise.To)
		}
	}
	if slices.Index(Authorities, reach.Authority) >= slices.Index(Authorities, AuthorityTrade) {
		for i := range f.Permissions {
			if p := &f.Permissions[i]; p.Permission.Damage != "" && p.Held() != No {
				reach = reach.Union(Reach{Damage: p.Permission.Damage})
			}
		}
	}
	return reach
}

// HeldUnused lists the permissions that are held and, by the ledger, not used.
func (a *Assessment) HeldUnused() []PermissionState {
	var out []PermissionState
	for _, p := range a.Facts.Permissions {
		if p.Held() == Yes && p.Used() == No {
			out = append(out, p)
		}
	}
	return out
}

// Countries lists where the person trades, by the facts that say it: each in
// words, in the order of the catalogue.
func (a *Assessment) Countries(permission string) []string {
	var out []string
	for i := range a.Facts.States {
		st := &a.Facts.States[i]
		for _, v := range st.Fact.Values {
			if v.Implies[permissionsTerm] == permission && slices.Contains(st.Values, v.ID) {
				out = append(out, v.Text)
			}
		}
	}
	return out
}
