package paper

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/signintech/gopdf"
)

const (
	familyRegular = "DejaVuSans"
	familyBold    = "DejaVuSans-Bold"
)

// thin is how thick a rule is, in points, that says nothing else: as much as a fax
// machine, with 98 dots an inch, still sends.
const thin = 1.0

// PDF returns the document as a file to print. The same document gives the
// same bytes. A character that the type has no shape for is an error that
// names it, never a gap; so is a text higher than a sheet.
func PDF(d *Document) ([]byte, error) {
	sheets := Sheets(d)
	for i := range sheets {
		if err := sheets[i].check(); err != nil {
			return nil, err
		}
	}
	w, h := d.Size.Points()
	g := &gopdf.GoPdf{}
	g.Start(gopdf.Config{PageSize: gopdf.Rect{W: w, H: h}})
	g.SetNoCompression() // what is drawn is pressed once it has its structure
	g.SetInfo(gopdf.PdfInfo{
		Title: d.name(), Creator: d.Maker, Producer: d.Maker, CreationDate: d.Made,
	})
	all := make(map[string]bool) // the letters that a link can lead to
	for i := range sheets {
		all[sheets[i].tab()] = true
	}
	var missing error
	option := gopdf.TtfOption{OnGlyphNotFound: func(r rune) { missing = errors.Join(missing, cannotSet(r, "")) }}
	// The order of the fonts is part of the bytes.
	for _, f := range []struct {
		name string
		face *face
	}{{familyRegular, regular()}, {familyBold, bold()}} {
		if err := g.AddTTFFontDataWithOption(f.name, f.face.data, option); err != nil {
			return nil, fmt.Errorf("load the %s type: %w", f.name, err)
		}
	}
	tabs := make(map[string]bool)
	for i := range sheets {
		g.AddPage()
		if tab := sheets[i].tab(); tab != "" && !tabs[tab] {
			tabs[tab] = true
			g.SetXY(0, 0)
			g.SetAnchor(tab)
		}
		for _, s := range sheets[i].Subjects {
			g.SetY(20)
			g.AddOutlineWithPosition(joined(sheets[i].tab(), s.Title))
		}
		if err := drawSheet(g, &sheets[i], all); err != nil {
			return nil, err
		}
	}
	if missing != nil {
		return nil, missing
	}
	out, err := g.GetBytesPdfReturnErr()
	if err != nil {
		return nil, fmt.Errorf("write the pages: %w", err)
	}
	return finished(out, sheets, labelsOf(d, sheets)), nil
}

func drawSheet(g *gopdf.GoPdf, s *Sheet, tabs map[string]bool) error {
	size, isBold := 0.0, false
	for _, o := range s.Marks {
		switch o.Kind {
		case Rule:
			g.SetLineWidth(cmp.Or(o.Thick, thin))
			g.Line(o.X, o.Y, o.X+o.W, o.Y+o.H)
		case Frame:
			g.SetLineWidth(cmp.Or(o.Thick, thin))
			g.RectFromUpperLeft(o.X, o.Y, o.W, o.H)
		case Link:
			if strings.HasPrefix(o.Text, "tel:") {
				g.AddExternalLink(o.Text, o.X, o.Y, o.W, o.H)
			} else if tabs[o.Text] {
				g.AddInternalLink(o.Text, o.X, o.Y, o.W, o.H)
			}
		case Fill:
			g.SetFillColor(0, 0, 0)
			g.RectFromUpperLeftWithStyle(o.X, o.Y, o.W, o.H, "F")
		case Words:
			if o.Size != size || o.Bold != isBold {
				family := familyRegular
				if o.Bold {
					family = familyBold
				}
				if err := g.SetFont(family, "", o.Size); err != nil {
					return fmt.Errorf("choose the %s type: %w", family, err)
				}
				size, isBold = o.Size, o.Bold
			}
			g.SetXY(o.X, o.Y)
			if o.White {
				g.SetTextColor(255, 255, 255)
			}
			if err := g.Text(o.Text); err != nil {
				return fmt.Errorf("set %q: %w", o.Text, err)
			}
			if o.White {
				g.SetTextColor(0, 0, 0)
			}
		}
	}
	return nil
}

// check reports what of a sheet cannot be printed.
func (s *Sheet) check() error {
	if s.tall != "" {
		return fmt.Errorf("the text that begins %q is higher than a page: shorten it", s.tall)
	}
	for _, o := range s.Marks {
		if r, ok := unprintable(o.Text); ok {
			return cannotSet(r, o.Text)
		}
	}
	return nil
}

func cannotSet(r rune, in string) error {
	if in == "" {
		return fmt.Errorf("the character %q (U+%04X) cannot be printed: write the name without it", r, r)
	}
	return fmt.Errorf("the character %q (U+%04X) in %q cannot be printed: write the name without it", r, r, in)
}
