package paper

import (
	"encoding/binary"
	"sync"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
)

// face is what is needed of a font to set lines without drawing them: which
// characters it has and how wide they are. Reading it costs less than a
// millisecond, where loading it for drawing costs tens.
type face struct {
	data   []byte
	glyphs map[rune]uint16
	widths []uint16        // by glyph, in thousandths of the size, as the page will use them
	plane  [1 << 16]uint16 // by character, so that setting lines costs no look-up
}

var (
	regular = sync.OnceValue(func() *face { return readFace(dejavusans.TTF) })
	bold    = sync.OnceValue(func() *face { return readFace(dejavusansbold.TTF) })
)

func faceOf(isBold bool) *face {
	if isBold {
		return bold()
	}
	return regular()
}

// has reports whether the font draws a character.
func (f *face) has(r rune) bool { return f.glyphs[r] != 0 }

// width returns the width of text in points at a size in points. A character
// that the font lacks counts as a full square.
func (f *face) width(text string, size float64) float64 {
	n := 0
	for _, r := range text {
		n += f.advance(r)
	}
	return float64(n) * size / 1000
}

// ruler tells the width of text at a size in points.
func (f *face) ruler(size float64) func(string) float64 {
	return func(text string) float64 { return f.width(text, size) }
}

func (f *face) advance(r rune) int {
	if int(r) < len(f.plane) {
		return int(f.plane[r])
	}
	return f.ofGlyph(r)
}

// ofGlyph is the width of a character; one that the font lacks is square.
func (f *face) ofGlyph(r rune) int {
	g, ok := f.glyphs[r]
	if !ok {
		return 1000
	}
	return int(f.widths[min(int(g), len(f.widths)-1)])
}

// readFace reads the tables of an embedded font, which is known to be whole.
func readFace(ttf []byte) *face {
	u16 := func(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
	u32 := func(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
	tables := make(map[string][]byte)
	for i := range u16(ttf, 4) {
		at := 12 + 16*i
		begin := u32(ttf, at+8)
		tables[string(ttf[at:at+4])] = ttf[begin : begin+u32(ttf, at+12)]
	}
	f := &face{data: ttf, glyphs: make(map[rune]uint16, 6000)}
	em := u16(tables["head"], 18)
	f.widths = make([]uint16, u16(tables["hhea"], 34))
	for i := range f.widths {
		f.widths[i] = uint16(u16(tables["hmtx"], 4*i) * 1000 / em)
	}
	cmap := tables["cmap"]
	for i := range u16(cmap, 2) {
		at := 4 + 8*i
		sub := cmap[u32(cmap, at+4):]
		if u16(cmap, at) != 3 {
			continue
		}
		switch u16(sub, 0) {
		case 4:
			f.readSegments(sub, u16)
		case 12:
			f.readGroups(sub, u32)
		}
	}
	for r := range f.plane {
		f.plane[r] = uint16(f.ofGlyph(rune(r)))
	}
	return f
}

// readSegments reads a character map of format 4.
func (f *face) readSegments(sub []byte, u16 func([]byte, int) int) {
	n := u16(sub, 6) // twice the number of segments
	for i := 0; i < n; i += 2 {
		end, start := u16(sub, 14+i), u16(sub, 16+n+i)
		delta, offsetAt := u16(sub, 16+2*n+i), 16+3*n+i
		offset := u16(sub, offsetAt)
		for c := start; c <= end && c != 0xFFFF; c++ {
			g := c
			if offset != 0 {
				if g = u16(sub, offsetAt+offset+2*(c-start)); g == 0 {
					continue
				}
			}
			if g = (g + delta) & 0xFFFF; g != 0 {
				f.glyphs[rune(c)] = uint16(g)
			}
		}
	}
}

// readGroups reads a character map of format 12.
func (f *face) readGroups(sub []byte, u32 func([]byte, int) int) {
	for i := range u32(sub, 12) {
		at := 16 + 12*i
		start, end, g := u32(sub, at), u32(sub, at+4), u32(sub, at+8)
		for c := start; c <= end; c++ {
			f.glyphs[rune(c)] = uint16(g + c - start)
		}
	}
}
