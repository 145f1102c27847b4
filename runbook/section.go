package runbook

import (
	"crypto/sha256"
	"strings"

	"handrail/checklist"
	"handrail/internal/paper"
)

// Section is a part of a document, with a digest of what it says. The days to
// come are not among them.
type Section struct {
	Name   string
	Digest string // five characters
}

func sectionsOf(pages []paper.Page) []Section {
	var out []Section
	for _, p := range pages {
		for _, part := range p.Parts {
			if part.Name == aheadPart {
				continue
			}
			out = append(out, Section{part.Name, digest(p, part)})
		}
	}
	return out
}

// EncodeSections writes sections as the print event keeps them.
func EncodeSections(sections []Section) string {
	out := make([]string, len(sections))
	for i, s := range sections {
		out[i] = s.Name + ":" + s.Digest
	}
	return strings.Join(out, ",")
}

// DecodeSections reads what EncodeSections wrote; what is not a section is
// left out.
func DecodeSections(s string) []Section {
	var out []Section
	for _, one := range checklist.List(s) {
		if name, sum, ok := strings.Cut(one, ":"); ok {
			out = append(out, Section{name, sum})
		}
	}
	return out
}

// digest is short: of a quarter of a million changes it misses less than one
// in ten.
func digest(p paper.Page, part paper.Part) string {
	said := append(make([]byte, 0, 4096), p.Title...)
	for _, b := range part.Blocks {
		paper.EachText(b, func(s string) { said = append(append(said, 0), s...) })
	}
	sum := sha256.Sum256(said)
	return written(digitsOf(sum[:], 5))
}
