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
}

// PermissionsOf is the ledger, after a change.
func PermissionsOf(as *checklist.Assessment, change Change) Permissions {
	doc := Permissions{Change: change}
	for _, p := range as.Facts.Permissions {
		doc.Permissions = append(doc.Permissions, Permission{
			p.Permission.ID, p.Permission.Name, p.Permission.Risky, p.State, p.Held(), p.Used(), p.Reason, p.SaidOn, p.ReviewOn, p.Permission.Note,
		})
	}
	for _, p := range as.HeldUnused() {
		doc.HeldUnused = append(doc.HeldUnused, p.Permission.ID)
	}
	return doc
}
