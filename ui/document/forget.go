package document

// Forget is the document of handrail forget.
type Forget struct {
	Erased      []string `json:"erased"`
	Left        []File   `json:"left"` // small files that stay, and what they still say
	CannotReach []string `json:"cannot_reach"`
}
