package document

// Version is the document of handrail version.
type Version struct {
	Version   string    `json:"version"`
	Catalogue Catalogue `json:"catalogue"`
}
