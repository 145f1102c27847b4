package paper

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	rootObject  = regexp.MustCompile(`(?s)\n1 0 obj\r?\n<<\r?\n(.*?)>>\r?\nendobj`)
	lastTrailer = regexp.MustCompile(`(?s)trailer\r?\n<<\r?\n(.*)>>\r?\nstartxref\r?\n(\d+)\r?\n%%EOF`)
)

// cataloged adds to a file what gopdf cannot say: the language, that the title
// is shown in place of the file name, and what each page is called. It appends a
// newer catalogue object, as the format allows, and leaves the rest as it is.
// A file of a shape it does not know is returned as it is.
func cataloged(pdf []byte, labels []string) []byte {
	root := rootObject.FindSubmatch(pdf)
	trailer := lastTrailer.FindSubmatch(pdf)
	if root == nil || trailer == nil {
		return pdf
	}
	var b bytes.Buffer
	b.Write(bytes.TrimRight(pdf, "\r\n"))
	b.WriteString("\n")
	at := b.Len()
	var nums strings.Builder
	for i, l := range labels {
		fmt.Fprintf(&nums, "%d << /P %s >> ", i, textString(l))
	}
	fmt.Fprintf(&b, "1 0 obj\n<<\n%s  /Lang (en)\n  /ViewerPreferences << /DisplayDocTitle true >>\n  /PageLabels << /Nums [ %s] >>\n>>\nendobj\n", root[1], nums.String())
	table := b.Len()
	fmt.Fprintf(&b, "xref\n1 1\n%010d 00000 n \ntrailer\n<<\n%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n", at, trailer[1], trailer[2], table)
	return b.Bytes()
}

// textString writes words as a string of the format, in UTF-16.
func textString(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, r := range s {
		if r > 0xFFFF {
			r = '?'
		}
		fmt.Fprintf(&b, "%04X", r)
	}
	return b.String() + ">"
}

// labelsOf are what the pages of the file are called: the side of a leaf, or a
// number.
func labelsOf(d *Document, sheets []Sheet) []string {
	out := make([]string, len(sheets))
	for i, s := range sheets {
		switch {
		case !d.bound():
			out[i] = strconv.Itoa(i + 1)
		case s.page == nil:
			out[i] = "empty"
		default:
			out[i], _, _ = strings.Cut(s.Foot[0], " · ")
		}
	}
	return out
}
