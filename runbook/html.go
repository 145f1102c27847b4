package runbook

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // for the template and the style
	"encoding/base64"
	"fmt"
	"html/template"
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
		"slot":  func(b Block) string { return strings.ToLower(strings.TrimPrefix(fmt.Sprintf("%T", b), "runbook.")) },
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
	Blocks []Block
}

// HTML returns the document as one file for a browser: it loads nothing from
// anywhere, runs nothing, and is the way out for a screen reader. Printed, each
// page begins on a sheet of its own.
func HTML(d *Document) []byte {
	style := pageStyle + pageSize(d)
	sum := sha256.Sum256([]byte(style))
	v := view{
		Title:  d.Title + ", id " + FormatID(d.ID),
		Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'",
		Style:  template.CSS(style), // made from constants of this package alone
	}
	if d.Large {
		v.Class = "large"
	}
	for i, s := range sheetsOf(d) {
		out := sheetView{Number: i + 1, Foot: s.foot}
		for _, sub := range s.subjects {
			out.Subjects = append(out.Subjects, subjectView{sub.title, sub.blocks})
		}
		v.Sheets = append(v.Sheets, out)
	}
	var b bytes.Buffer
	if err := pages().Execute(&b, v); err != nil {
		// The template is part of the program and its data are plain values:
		// a test runs every block through it.
		panic("runbook: page.html: " + err.Error())
	}
	return b.Bytes()
}

func pageSize(d *Document) string {
	size := "A4"
	if d.Paper == Letter {
		size = "letter"
	}
	return "@page { size: " + size + "; margin: 15mm; }\n"
}
