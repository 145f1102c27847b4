package runbook

import (
	"errors"
	"fmt"

	"github.com/signintech/gopdf"
)

const (
	familyRegular = "regular"
	familyBold    = "bold"
)

// PDF returns the document as a file to print. The same document gives the
// same bytes. A character that the type has no shape for is an error that
// names it, never a gap; so is a text higher than a sheet.
func PDF(d *Document) ([]byte, error) {
	sheets := sheetsOf(d)
	for i := range sheets {
		if err := sheets[i].check(); err != nil {
			return nil, err
		}
	}
	w, h := d.Paper.size()
	g := &gopdf.GoPdf{}
	g.Start(gopdf.Config{PageSize: gopdf.Rect{W: w, H: h}})
	g.SetInfo(gopdf.PdfInfo{
		Title: d.Title + ", id " + FormatID(d.ID), Creator: "Handrail", Producer: "Handrail", CreationDate: d.Printed.Time(),
	})
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
	for i := range sheets {
		g.AddPage()
		for _, s := range sheets[i].subjects {
			g.AddOutline(s.title)
		}
		if err := drawSheet(g, &sheets[i]); err != nil {
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
	return out, nil
}

func drawSheet(g *gopdf.GoPdf, s *sheet) error {
	size, isBold := 0.0, false
	for _, o := range s.ops {
		switch o.kind {
		case opRule:
			g.SetLineWidth(0.6)
			g.Line(o.x, o.y, o.x+o.w, o.y+o.h)
		case opFrame:
			g.SetLineWidth(0.9)
			g.RectFromUpperLeft(o.x, o.y, o.w, o.h)
		case opText:
			if o.size != size || o.bold != isBold {
				family := familyRegular
				if o.bold {
					family = familyBold
				}
				if err := g.SetFont(family, "", o.size); err != nil {
					return fmt.Errorf("choose the %s type: %w", family, err)
				}
				size, isBold = o.size, o.bold
			}
			g.SetXY(o.x, o.y)
			if err := g.Text(o.text); err != nil {
				return fmt.Errorf("set %q: %w", o.text, err)
			}
		}
	}
	return nil
}

// check reports what of a sheet cannot be printed.
func (s *sheet) check() error {
	if s.tall != "" {
		return fmt.Errorf("the text that begins %q is higher than a page: shorten it", s.tall)
	}
	for _, o := range s.ops {
		if r, ok := unprintable(o.text); ok {
			return cannotSet(r, o.text)
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
