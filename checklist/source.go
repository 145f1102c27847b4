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
	URL        string     `yaml:"url" json:"url,omitempty"`
	Date       Day        `yaml:"date" json:"date"`
	Confidence Confidence `yaml:"confidence" json:"confidence"`
	Note       string     `yaml:"note" json:"note,omitempty"`           // what it supports
	Contested  string     `yaml:"contested" json:"contested,omitempty"` // what another page says instead
}
