package paper

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// file is a PDF as gopdf writes it, object by object.
type file struct {
	header  []byte
	objects []string // the first is number 1
	trailer string
}

// readFile takes a file apart, or returns nil for a shape that it does not know.
func readFile(pdf []byte) *file {
	lastTrailer := regexp.MustCompile(`(?s)trailer\n<<\n/Size \d+\n(.*)>>\nstartxref\n(\d+)\n%%EOF\n?$`)
	end := lastTrailer.FindSubmatch(pdf)
	if end == nil {
		return nil
	}
	table, err := strconv.Atoi(string(end[2]))
	if err != nil || table > len(pdf) {
		return nil
	}
	rows := strings.Split(string(pdf[table:]), "\n")
	var at []int
	for _, row := range rows {
		if offset, ok := strings.CutSuffix(row, " 00000 n "); ok {
			n, err := strconv.Atoi(offset)
			if err != nil || n > table {
				return nil
			}
			at = append(at, n)
		}
	}
	if len(at) == 0 {
		return nil
	}
	f := &file{header: pdf[:at[0]], trailer: string(end[1])}
	for i, from := range append(at, table) {
		if i > 0 {
			f.objects = append(f.objects, string(pdf[at[i-1]:from]))
		}
	}
	return f
}

// add puts an object at the end and returns its number.
func (f *file) add(body string) int {
	n := len(f.objects) + 1
	f.objects = append(f.objects, fmt.Sprintf("%d 0 obj\n%s\nendobj\n", n, body))
	return n
}

func (f *file) bytes() []byte {
	b := bytes.NewBuffer(f.header)
	at := make([]int, len(f.objects))
	for i, o := range f.objects {
		at[i] = b.Len()
		b.WriteString(o)
	}
	table := b.Len()
	fmt.Fprintf(b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(b, "trailer\n<<\n/Size %d\n%s>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, f.trailer, table)
	return b.Bytes()
}

// referred is the number of the object to which a key of another refers, or 0.
func referred(object, key string) int {
	n := 0
	_, value, _ := strings.Cut(object, key)
	if _, err := fmt.Sscanf(value, "%d 0 R", &n); err != nil {
		return 0
	}
	return n
}

// into puts entries at the end of the dictionary of an object.
func into(object, entries string) string {
	i := strings.LastIndex(object, ">>")
	if i < 0 {
		return object
	}
	return object[:i] + entries + object[i:]
}

// finished adds to a file what gopdf cannot say: the structure of the pages for a
// screen reader, the language, that the title is shown in place of the file name,
// and what each page is called; and it leads each line of the outline to the top
// of its page. A file of a shape that it does not know is returned as it is.
func finished(pdf []byte, sheets []Sheet, labels []string) []byte {
	f := readFile(pdf)
	if f == nil || !f.structured(sheets) {
		return pdf
	}
	if root := referred(f.objects[0], "/Outlines"); root > 0 {
		line := regexp.MustCompile(`/Parent \d+ 0 R([^[]*)/Dest \[ (\d+) 0 R /XYZ \S+`)
		to := fmt.Sprintf("/Parent %d 0 R${1}/Dest [ $2 0 R /XYZ 0", root)
		for i, o := range f.objects {
			if strings.Contains(o, "/Title <") {
				f.objects[i] = line.ReplaceAllString(o, to)
			}
		}
	}
	var nums strings.Builder
	for i, l := range labels {
		fmt.Fprintf(&nums, "%d << /P %s >> ", i, textString(l))
	}
	f.objects[0] = into(f.objects[0], fmt.Sprintf("  /Lang (en)\n  /ViewerPreferences << /DisplayDocTitle true >>\n  /PageLabels << /Nums [ %s] >>\n", nums.String()))
	return f.bytes()
}

// structured writes the structure of the sheets into the file, and presses what
// is drawn. It reports false, with nothing changed, for a shape that it does not
// know.
func (f *file) structured(sheets []Sheet) bool {
	var pages []int
	_, rest, _ := strings.Cut(f.objects[1], "/Kids [")
	kids, _, _ := strings.Cut(rest, "]")
	for _, kid := range strings.SplitAfter(kids, "R") {
		if n := referred(kid, ""); n > 0 {
			pages = append(pages, n)
		}
	}
	if len(pages) != len(sheets) {
		return false
	}
	roots, of, drawings, at := make([]*element, len(pages)), make([][]*element, len(pages)), make([]string, len(pages)), make([]int, len(pages))
	for i, page := range pages {
		if at[i] = referred(f.objects[page-1], "/Contents"); at[i] == 0 {
			return false
		}
		_, stream, ok := strings.Cut(f.objects[at[i]-1], "stream\n")
		end := strings.LastIndex(stream, "endstream")
		if !ok || end < 0 {
			return false
		}
		roots[i], of[i] = structureOf(&sheets[i], i)
		if drawings[i], ok = tagged(stream[:end], of[i]); !ok {
			return false
		}
	}
	for i, drawing := range drawings {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		w.Write([]byte(drawing)) // a Buffer takes all
		w.Close()
		f.objects[at[i]-1] = fmt.Sprintf("%d 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n", at[i], b.Len(), b.String())
		f.objects[pages[i]-1] = into(f.objects[pages[i]-1], fmt.Sprintf("  /StructParents %d\n  /Tabs /S\n", i))
	}
	f.tree(roots, of, pages)
	return true
}

// tree writes the elements, what is drawn of each, and which element each drawing
// of a page belongs to.
func (f *file) tree(roots []*element, of [][]*element, pages []int) {
	top := f.add("")
	document := f.add("")
	number := make(map[*element]int)
	var write func(e *element, parent int) int
	write = func(e *element, parent int) int {
		n := f.add("")
		number[e] = n
		var kids strings.Builder
		for _, d := range e.drawn {
			fmt.Fprintf(&kids, "%d ", d)
		}
		for _, in := range e.inside {
			fmt.Fprintf(&kids, "%d 0 R ", write(in, n))
		}
		more := ""
		if e.kind == "TH" {
			more = "/A<</O/Table/Scope/Column>>"
		}
		f.objects[n-1] = fmt.Sprintf("%d 0 obj\n<</S/%s/P %d 0 R/Pg %d 0 R/K[%s]%s>>\nendobj\n", n, e.kind, parent, pages[e.sheet], strings.TrimSpace(kids.String()), more)
		return n
	}
	var kids, parents strings.Builder
	for _, root := range roots {
		fmt.Fprintf(&kids, "%d 0 R ", write(root, document))
	}
	for i := range of {
		fmt.Fprintf(&parents, "%d[", i)
		for _, e := range of[i] {
			if e != nil {
				fmt.Fprintf(&parents, "%d 0 R ", number[e])
			}
		}
		parents.WriteString("]")
	}
	f.objects[document-1] = fmt.Sprintf("%d 0 obj\n<</S/Document/P %d 0 R/K[%s]>>\nendobj\n", document, top, kids.String())
	f.objects[top-1] = fmt.Sprintf("%d 0 obj\n<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>\nendobj\n", top, document, parents.String(), len(of))
	f.objects[0] = into(f.objects[0], fmt.Sprintf("  /MarkInfo << /Marked true >>\n  /StructTreeRoot %d 0 R\n", top))
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
