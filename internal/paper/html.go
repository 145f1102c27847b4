package paper

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed" // for the template and the style
	"encoding/base64"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"sync"
)

//go:embed page.html
var pageTemplate string

//go:embed page.css
var pageStyle string

var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"label": label,
		"path":  func(at []string) string { return strings.Join(at, pathMark) },
		"dial":  dial,
		"lines": func(cell string) []string { return strings.Split(cell, "\n") },
		"slot":  func(b Block) string { return strings.ToLower(strings.TrimPrefix(fmt.Sprintf("%T", b), "paper.")) },
	}).Parse(pageTemplate))
})

// view is what the template sees.
type view struct {
	Title, Policy string
	Style         template.CSS
	Class         string
	Sheets        []sheetView
}

type sheetView struct {
	Number   int
	Subjects []subjectView
	Foot     []string
}

type subjectView struct {
	Title  string
	Tab    string
	Class  string
	Blocks []Block
}

// HTML returns the document as one file for a browser: it loads nothing from
// anywhere, runs nothing, and is the way out for a screen reader. Printed, each
// page begins on a sheet of its own.
func HTML(d *Document) []byte {
	sheets := Sheets(d)
	var used []sizes // in the order of their classes
	for _, s := range sheets {
		for _, sub := range s.Subjects {
			if !slices.Contains(used, sub.sizes) {
				used = append(used, sub.sizes)
			}
		}
	}
	style := pageStyle + pageSize(d) + columnShares(d) + printedSizes(used)
	sum := sha256.Sum256([]byte(style))
	v := view{
		Title:  d.name(),
		Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'",
		Style:  template.CSS(style), // made from constants of this package alone
	}
	if d.Large {
		v.Class = "large"
	}
	for i, s := range sheets {
		out := sheetView{Number: i + 1, Foot: s.Foot}
		for _, sub := range s.Subjects {
			out.Subjects = append(out.Subjects, subjectView{sub.Title, s.tab(), classOf(used, sub.sizes), sub.Blocks})
		}
		v.Sheets = append(v.Sheets, out)
	}
	var b bytes.Buffer
	if err := pages().Execute(&b, v); err != nil {
		// The template is part of the program and its data are plain values:
		// a test runs every block through it.
		panic("paper: page.html: " + err.Error())
	}
	return b.Bytes()
}

// dial is the address of a telephone number for a link, or empty where it is an
// address of a page.
func dial(digits string) template.URL {
	if strings.Contains(digits, "/") {
		return ""
	}
	var b strings.Builder
	for i, r := range digits {
		if r >= '0' && r <= '9' || r == '+' && i == 0 {
			b.WriteRune(r)
		}
	}
	if b.Len() < 5 {
		return ""
	}
	return template.URL("tel:" + b.String()) // digits alone
}

// tab is the letter of a sheet, where it has one.
func (s *Sheet) tab() string {
	if s.page == nil || len(s.Subjects) == 0 {
		return ""
	}
	return s.page.Tab
}

// columnShares are the widths of the columns of the tables.
func columnShares(d *Document) string {
	seen := make(map[int]bool)
	var b strings.Builder
	for _, page := range d.Pages {
		for _, part := range page.Parts {
			for _, block := range part.Blocks {
				table, _ := block.(Table)
				for _, share := range table.Shares {
					if !seen[share] {
						seen[share] = true
						fmt.Fprintf(&b, ".share-%d { width: %d%%; }\n", share, share)
					}
				}
			}
		}
	}
	return b.String()
}

// classOf names the class of a subject set in some sizes.
func classOf(used []sizes, s sizes) string {
	class := fmt.Sprintf("set-%d", slices.Index(used, s))
	if s.loud {
		class += " acting"
	}
	if s.ruled {
		class += " leaf"
	}
	return class
}

// printedSizes are the rules that print each subject in the sizes in which it
// was laid out, a little closer, so that a sheet of the layout is a sheet of the
// printer whatever the browser adds.
func printedSizes(used []sizes) string {
	var b strings.Builder
	b.WriteString("@media print {\n")
	for i, s := range used {
		under := s.under
		if under == 0 {
			under = s.body
		}
		fmt.Fprintf(&b, ".set-%d { --body: %gpt; --lead: %gpt; --title: %gpt; --heading: %gpt; --number: %gpt; --small: %gpt; --under: %gpt; --blank: %gpt; --gap: %gpt; --cell: %gpt; }\n",
			i, s.body, s.lead, s.title, s.heading, s.number, s.small, under, s.blank-1, s.gap*0.8, cmp.Or(s.cell, s.body))
	}
	b.WriteString("}\n")
	return b.String()
}

func pageSize(d *Document) string {
	size := "A4"
	if d.Size == Letter {
		size = "letter"
	}
	return fmt.Sprintf("@page { size: %s; margin: %gpt %gpt %gpt %gpt; }\n@page :left { margin: %[2]gpt %[5]gpt %[2]gpt %[2]gpt; }\n", size, Margin, Margin, Margin, Binding)
}
