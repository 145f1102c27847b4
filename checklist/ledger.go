package checklist

import "slices"

// Raised is a route that reaches further once a permission is held.
type Raised struct {
	Route string `json:"route"`
	Title string `json:"title"`
	From  Reach  `json:"from"`
	To    Reach  `json:"to"`
	Open  bool   `json:"open"`
}

// Raised lists the routes whose reach a permission raises: what each reaches
// without it, and with it. Every other fact stays as it is known.
func (a *Assessment) Raised(permission string) []Raised {
	without, with := a.holding(permission, "dropped"), a.holding(permission, "held")
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

// holding returns the facts as they would be with a permission in a state.
func (a *Assessment) holding(permission, state string) Facts {
	f := a.Facts
	f.Permissions = slices.Clone(f.Permissions)
	for i := range f.Permissions {
		if f.Permissions[i].Permission.ID == permission {
			f.Permissions[i].State = state
		}
	}
	return f
}

// reach is how far a route goes under these facts; what may be held counts.
// A permission raises what every route that trades can cost.
func (r *Route) reach(f *Facts) Reach {
	reach := r.Reach
	if slices.Index(Authorities, reach.Authority) >= slices.Index(Authorities, AuthorityTrade) {
		for i := range f.Permissions {
			if p := &f.Permissions[i]; p.Permission.Damage != "" && p.Held() != No {
				reach = reach.Union(Reach{Damage: p.Permission.Damage})
			}
		}
	}
	for _, raise := range r.Raises {
		if f.Holds(raise.If) != No {
			reach = reach.Union(raise.To)
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
