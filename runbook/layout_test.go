package runbook

import (
	"fmt"
	"testing"

	"handrail/internal/paper"
)

// every is every document that the tests lay out.
func every(t testing.TB, see func(name string, d *Document)) {
	for name, s := range map[string]*history{"full": full(), "empty": {}, "crowded": crowded(), "introduced": introduced()} {
		for _, k := range Kinds {
			for _, p := range []paper.Size{paper.A4, paper.Letter} {
				for _, large := range []bool{false, true} {
					see(fmt.Sprintf("%s %s %s large=%t", name, k, p, large), document(t, s, Options{Page: k, Paper: p, Large: large}))
				}
			}
		}
	}
}

const fifteenMillimetres = 15 / 25.4 * 72

func TestNothingStandsInTheMargins(t *testing.T) {
	every(t, func(name string, d *Document) {
		w, h := d.Size.Points()
		for i, s := range paper.Sheets(&d.Document) {
			for _, o := range s.Marks {
				right, bottom, top := o.X+o.W, o.Y+o.H, o.Y
				if o.Kind == paper.Words {
					right, bottom, top = o.X+o.Width(), o.Y+o.Size*0.24, o.Y-o.Size*0.76
				}
				if o.X < fifteenMillimetres || right > w-fifteenMillimetres+0.5 || top < fifteenMillimetres-0.5 || bottom > h-fifteenMillimetres+0.5 {
					t.Errorf("%s, page %d: %+v is in the margin", name, i+1, o)
				}
			}
		}
	})
}

func TestNoLineLiesOnAnother(t *testing.T) {
	every(t, func(name string, d *Document) {
		for i, s := range paper.Sheets(&d.Document) {
			for a, one := range s.Marks {
				for _, two := range s.Marks[a+1:] {
					if one.Kind != paper.Words || two.Kind != paper.Words {
						continue
					}
					apart := one.Y-two.Y > two.Size*0.7 || two.Y-one.Y > one.Size*0.7 ||
						one.X >= two.X+two.Width() || two.X >= one.X+one.Width()
					if !apart {
						t.Errorf("%s, page %d: %q overlaps %q", name, i+1, one.Text, two.Text)
					}
				}
			}
		}
	})
}

// filledTo is how far down from the edge a sheet is filled, but for its foot.
func filledTo(s paper.Sheet) float64 {
	low := 0.0
	for _, o := range s.Marks {
		if o.Kind == paper.Rule && o.X == paper.Margin && low > 0 && o.W > 480 && o.Y > 650 {
			break
		}
		low = max(low, o.Y)
	}
	return low
}

func TestNoHeadingIsLeftAtTheFootAndNoSheetHoldsALine(t *testing.T) {
	every(t, func(name string, d *Document) {
		_, high := d.Size.Points()
		sheets := paper.Sheets(&d.Document)
		for i, s := range sheets {
			if len(s.Subjects) == 0 {
				continue // the back of a leaf that says so
			}
			for _, sub := range s.Subjects {
				switch last := sub.Blocks[len(sub.Blocks)-1].(type) {
				case paper.Heading:
					t.Errorf("%s, page %d ends on the heading %q", name, i+1, last.Text)
				case paper.Box:
					if len(last.Actions) == 0 {
						t.Errorf("%s, page %d ends on the box %q with nothing in it", name, i+1, last.Title)
					}
				case paper.Table:
					if len(last.Rows) == 0 {
						t.Errorf("%s, page %d ends on the head of a table", name, i+1)
					}
				}
			}
			lines := 0
			for _, o := range s.Marks {
				if o.Kind != paper.Frame {
					lines++
				}
			}
			if filled := filledTo(s) / (high - 2*paper.Margin); i+1 < len(sheets) && filled < 0.2 {
				t.Errorf("%s, page %d is filled to %.0f percent", name, i+1, filled*100)
			}
			if lines < 6 { // the foot has up to four, the title one
				t.Errorf("%s, page %d holds only %d lines", name, i+1, lines)
			}
		}
	})
}

func TestEveryActionAndRowIsOnSomeSheetOnce(t *testing.T) {
	every(t, func(name string, d *Document) {
		count := func(blocks []paper.Block) (actions, rows, fields, numbers int) {
			for _, b := range blocks {
				switch b := b.(type) {
				case paper.Box:
					for _, a := range b.Actions {
						if !a.More {
							actions++
						}
						fields += len(a.Lines)
						numbers += len(a.Numbers)
					}
				case paper.Table:
					rows += len(b.Rows)
				case paper.Fields:
					fields += len(b.Items)
				case paper.Numbers:
					numbers += len(b.Items)
				case paper.Card:
					rows += len(b.Panels)
				}
			}
			return
		}
		var said, laid []paper.Block
		for _, p := range d.Pages {
			for _, part := range p.Parts {
				said = append(said, part.Blocks...)
			}
		}
		for _, s := range paper.Sheets(&d.Document) {
			for _, sub := range s.Subjects {
				laid = append(laid, sub.Blocks...)
			}
		}
		a1, r1, f1, n1 := count(said)
		a2, r2, f2, n2 := count(laid)
		if a1 != a2 || r1 != r2 || f1 != f2 || n1 != n2 {
			t.Errorf("%s: said %d actions, %d rows, %d fields, %d numbers; laid out %d, %d, %d, %d", name, a1, r1, f1, n1, a2, r2, f2, n2)
		}
	})
}

func TestTheFoldsOfACardCrossNothing(t *testing.T) {
	for _, large := range []bool{false, true} {
		for _, s := range paper.Sheets(&document(t, full(), Options{Page: Card, Large: large}).Document) {
			for _, fold := range s.Marks {
				if fold.Kind != paper.Rule || fold.W != 12 {
					continue
				}
				for _, o := range s.Marks {
					if o.Kind == paper.Words && o.Y-o.Size*0.76 < fold.Y && o.Y+o.Size*0.24 > fold.Y {
						t.Errorf("large=%t: %q crosses the fold at %.0f", large, o.Text, fold.Y)
					}
				}
			}
		}
	}
}

// A bank card, in points.
const bankCardWidth, bankCardHeight = 242.6, 153.0

func TestACardStaysOnOneSheetAndFitsAWallet(t *testing.T) {
	for _, p := range []paper.Size{paper.A4, paper.Letter} {
		for _, named := range []bool{false, true} {
			sheets := paper.Sheets(&document(t, full(), Options{Page: Card, Paper: p, NameBroker: named}).Document)
			if len(sheets) != 1 {
				t.Fatalf("%s: the card takes %d sheets", p, len(sheets))
			}
			panels := 0
			for _, o := range sheets[0].Marks {
				if o.Kind == paper.Frame && o.W == bankCardWidth {
					panels++
					if o.H > bankCardHeight {
						t.Errorf("%s: a panel is %.0f points high, a bank card %.0f", p, o.H, bankCardHeight)
					}
				}
			}
			if panels != 4 {
				t.Errorf("%s: %d panels", p, panels)
			}
		}
	}
}
