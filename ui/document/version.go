package document

// Version is the document of handrail version.
type Version struct {
	Schema    string    `json:"schema"`
	Version   string    `json:"version"`
	Catalogue Catalogue `json:"catalogue"`
}
