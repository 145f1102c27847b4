package paper

import (
	"cmp"
	"crypto/sha256"
	_ "embed" // for the style
	"encoding/base64"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
)

//go:embed page.css
var pageStyle string

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
	class := ""
	if d.Large {
		class = ` class="large"`
	}
	var m markup
	m.put(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-`, base64.StdEncoding.EncodeToString(sum[:]), `'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>`, text(d.name()), `</title>
<style>`, style, `</style>
</head>
<body`, class, `>
<main aria-label="`, text(d.name()), "\">\n")
	for i := range sheets {
		m.sheet(&sheets[i], strconv.Itoa(i+1), used)
	}
	m.put("</main>\n</body>\n</html>\n")
	return []byte(m.b.String())
}

// text makes words safe between tags and in a quoted attribute.
func text(s string) string { return html.EscapeString(s) }

// markup writes blocks as elements. Words go through text; the rest is written
// here.
type markup struct{ b strings.Builder }

func (m *markup) put(parts ...string) {
	for _, p := range parts {
		m.b.WriteString(p)
	}
}

const (
	htmlBlank = `<span class="blank" role="img" aria-label="blank to write on"></span>`
	htmlTick  = `<span class="tick" role="img" aria-label="box to tick"></span>`
	htmlBreak = "<br>\n"
)

func (m *markup) sheet(s *Sheet, number string, used []sizes) {
	m.put(`<article id="page-`, number, `" aria-label="page `, number, "\">\n")
	for _, sub := range s.Subjects {
		m.put(`<section class="`, classOf(used, sub.sizes), "\">\n<h1>", text(sub.Title))
		if tab := text(s.tab()); tab != "" {
			m.put(` <span class="tab" aria-label="sheet `, tab, `">`, tab, "</span>")
		}
		m.put("</h1>\n")
		for _, b := range sub.Blocks {
			m.block(b)
		}
		m.put("</section>\n")
	}
	m.put("<footer>", broken(s.Foot, "<br>"), "</footer>\n</article>\n")
}

// broken puts a break between lines of words.
func broken(lines []string, with string) string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = text(l)
	}
	return strings.Join(out, with)
}

func (m *markup) block(b Block) {
	switch b := b.(type) {
	case Heading:
		m.put("<h2>", text(b.Text))
		if b.Rest != "" {
			m.put(` <span class="rest">`, text(b.Rest), "</span>")
		}
		m.put("</h2>\n")
	case Para:
		before, after := "", ""
		switch {
		case b.Strong:
			before, after = "<strong>", "</strong>"
		case b.Small:
			before, after = "<small>", "</small>"
		}
		m.put("<p>", before, text(b.Text), after, "</p>\n")
	case List:
		bulleted(m, "<ul>\n", b.Items, m.words)
	case Fields:
		class := "fields"
		if b.Beside {
			class += " beside"
		}
		bulleted(m, listOf(class), b.Items, m.field)
	case Numbers:
		m.numbers(b.Items)
	case TOC:
		bulleted(m, listOf("toc"), b.Items, func(l TOCLine) {
			n := strconv.Itoa(l.Sheet)
			m.put(`<a href="#page-`, n, `"><span>`, text(l.Text), "</span> <b>page ", n, "</b></a>")
		})
	case Box:
		m.put(`<div class="box">`, "\n")
		if b.Title != "" {
			m.put("<h2>", text(b.Title), "</h2>\n")
		}
		bulleted(m, listOf("actions"), b.Actions, m.action)
		m.put("</div>\n")
	case Steps:
		bulleted(m, listOf("actions"), b.Actions, m.action)
	case Desk:
		m.put(`<div class="desk"><div>`)
		m.numbers(b.Numbers)
		m.put("</div>\n")
		bulleted(m, `<ul role="list">`+"\n", b.Notes, m.words)
		m.put("</div>\n")
	case Table:
		m.table(b)
	case Card:
		m.card(b)
	}
}

func (m *markup) card(c Card) {
	m.put(`<div class="card">`)
	for _, p := range c.Panels {
		m.put(`<div class="panel">`, "\n<h2>", text(p.Title), "</h2>\n")
		for _, inner := range p.Blocks {
			m.block(inner)
		}
		m.put("</div>\n")
	}
	if c.Stamp != "" {
		m.put(`<p class="stamp"><small>`, text(c.Stamp), "</small></p>\n")
	}
	m.put("</div>\n")
}

// bulleted writes items as a list, which begins with its own element.
func bulleted[T any](m *markup, begin string, items []T, write func(T)) {
	m.put(begin)
	for _, item := range items {
		m.put("<li>")
		write(item)
		m.put("</li>\n")
	}
	m.put("</ul>\n")
}

// listOf begins a list without bullets, which a reader still calls one.
func listOf(class string) string { return `<ul role="list" class="` + class + "\">\n" }

func (m *markup) words(s string) { m.put(text(s)) }

func (m *markup) action(a Action) {
	if !a.More {
		m.put(htmlTick, ` <b class="n">`, strconv.Itoa(a.N), `</b> <span class="do">`)
		if a.Lead != "" {
			m.put("<b>", text(a.Lead), "</b> ")
		}
		m.put(text(a.Text), "</span>\n")
	}
	if a.Say != "" {
		m.put(`<div class="say">`, text(a.Say), "</div>\n")
	}
	if len(a.At) > 0 {
		m.put("<div><b>", text(strings.Join(a.At, pathMark)), "</b></div>\n")
	}
	m.numbers(a.Numbers)
	for _, f := range a.Lines {
		m.put(`<div class="under">`)
		m.field(f)
		m.put("</div>\n")
	}
}

func (m *markup) field(f Field) {
	if f.Value == "" {
		m.put(`<span class="fill"><span>`, text(label(f.Label)), "</span> ", htmlBlank, "</span>")
		return
	}
	m.put("<b>", text(label(f.Label)), "</b> ", text(f.Value))
}

func (m *markup) numbers(numbers []Number) {
	for _, n := range numbers {
		digits := htmlBlank
		if n.Digits != "" {
			digits = text(n.Digits)
			if to := dial(n.Digits); to != "" {
				digits = `<a href="` + to + `">` + digits + "</a>"
			}
			digits = `<strong class="digits">` + digits + "</strong>"
		}
		m.put(`<div class="number"><b>`, text(n.Name), "</b>\n", `<div class="call">`, digits, "\n<small>", broken(n.Notes, htmlBreak), "</small></div></div>\n")
	}
}

// tableClasses name what stands out in a table for the style.
var tableClasses = [...]string{Plain: "", Branch: ` class="branch"`, Letters: ` class="letters"`, Signs: ` class="signs"`}

func (m *markup) table(t Table) {
	m.put("<table", tableClasses[t.Style], ">\n<colgroup>")
	for _, share := range t.Shares {
		m.put(`<col class="share-`, strconv.Itoa(share), `">`)
	}
	m.put("</colgroup>\n")
	if len(t.Head) > 0 {
		m.put("<thead><tr>")
		for _, h := range t.Head {
			m.put(`<th scope="col">`, text(h), "</th> ")
		}
		m.put("</tr></thead>\n")
	}
	m.put("<tbody>\n")
	for _, row := range t.Rows {
		m.put("<tr>")
		for _, cell := range row {
			words := htmlBlank
			if cell != "" {
				words = broken(strings.Split(cell, "\n"), htmlBreak)
			}
			m.put("<td>", words, "</td> ")
		}
		m.put("</tr>\n")
	}
	m.put("</tbody>\n</table>\n")
}

// dial is the address of a telephone number for a link, or empty where it is an
// address of a page.
func dial(digits string) string {
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
	return "tel:" + b.String()
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
	for i := range d.Pages {
		for _, block := range d.Pages[i].blocks() {
			table, _ := block.(Table)
			for _, share := range table.Shares {
				if !seen[share] {
					seen[share] = true
					fmt.Fprintf(&b, ".share-%d { width: %d%%; }\n", share, share)
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
		gap := s.gap * 0.8
		if s.ruled && s.gap <= 5 { // as close on paper already as it can be read
			gap = (s.gap - 1.5) * 0.2
		}
		fmt.Fprintf(&b, ".set-%d { --body: %gpt; --lead: %gpt; --title: %gpt; --heading: %gpt; --number: %gpt; --small: %gpt; --under: %gpt; --blank: %gpt; --gap: %gpt; --cell: %gpt; }\n",
			i, s.body, s.lead, s.title, s.heading, s.number, s.small, under, s.blank-1, gap, cmp.Or(s.cell, s.body))
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
