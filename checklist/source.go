package checklist

// Confidence says how well a source supports a claim.
type Confidence string

// The confidences, from an official page to nothing found.
const (
	High       Confidence = "high"
	Med        Confidence = "med"
	Low        Confidence = "low"        // read as "reported"
	Background Confidence = "background" // read as "check this yourself"
)

// Source is where a claim comes from. A background source has no address and
// is shown as "check this yourself".
type Source struct {
	URL        string     `yaml:"url" json:"url,omitempty" says:"Address, beginning with https://; left out where the confidence is background."`
	Date       Day        `yaml:"date" json:"date" rule:"must" says:"Day it was checked, YYYY-MM-DD."`
	Confidence Confidence `yaml:"confidence" json:"confidence" rule:"must" says:"How well it supports the claim: high (official), med, low (read as \"reported\"), background (read as \"check this yourself\")."`
	Note       string     `yaml:"note" json:"note,omitempty" says:"What it supports; required where the confidence is background."`
	Contested  string     `yaml:"contested" json:"contested,omitempty" says:"What another page says instead."`
}
