package document

import "handrail/checklist"

// Permissions is the document of handrail permissions.
type Permissions struct {
	Permissions []Permission       `json:"permissions"`
	HeldUnused  []string           `json:"held_unused"`
	Raised      []checklist.Raised `json:"raised"` // routes that reach further with what was just taken on
	Change
}

// Permission is one permission of the ledger.
type Permission struct {
	ID       string          `json:"id"`
	Name     string          `json:"name"`
	Risky    bool            `json:"risky"`
	State    string          `json:"state"` // held, used, unused, dropped or nothing
	Held     checklist.Truth `json:"held"`
	Used     checklist.Truth `json:"used"`
	Reason   string          `json:"reason"`
	SaidOn   checklist.Day   `json:"said_on"`
	ReviewOn checklist.Day   `json:"review_on"`
	Note     string          `json:"note"`

	Damage    checklist.Damage `json:"damage"`    // what a take-over that trades can cost with it: holdings, more, leaves or nothing
	Raises    []string         `json:"raises"`    // the routes that it makes cost more, held alone
	ByFact    string           `json:"by_fact"`   // the fact by which it is held, where the ledger does not say so
	Denied    bool             `json:"denied"`    // the ledger denies what that fact says
	Countries []string         `json:"countries"` // where the person trades with it, in words
}

// PermissionsOf is the ledger, after a change.
func PermissionsOf(as *checklist.Assessment, change Change) Permissions {
	doc := Permissions{Change: change}
	for _, p := range as.Facts.Permissions {
		var raises []string
		for _, r := range as.Raised(p.Permission.ID) {
			raises = append(raises, r.Route)
		}
		doc.Permissions = append(doc.Permissions, Permission{
			p.Permission.ID, p.Permission.Name, p.Permission.Risky, p.State, p.Held(), p.Used(), p.Reason, p.SaidOn, p.ReviewOn, p.Permission.Note,
			p.Permission.Damage, raises, p.By, p.Denied(), as.Countries(p.Permission.ID),
		})
	}
	for _, p := range as.HeldUnused() {
		doc.HeldUnused = append(doc.HeldUnused, p.Permission.ID)
	}
	return doc
}
