package runbook

import (
	"fmt"
	"slices"
	"testing"
)

// every is every document that the tests lay out.
func every(t testing.TB, see func(name string, d *Document)) {
	for name, s := range map[string]*saying{"full": full(), "empty": {}, "crowded": crowded(), "introduced": introduced()} {
		for _, k := range Kinds {
			for _, p := range []Paper{A4, Letter} {
				for _, large := range []bool{false, true} {
					see(fmt.Sprintf("%s %s %s large=%t", name, k, p, large), document(t, s, Options{Page: k, Paper: p, Large: large, Kept: "with the passports"}))
				}
			}
		}
	}
}

const fifteenMillimetres = 15 / 25.4 * 72

func TestNothingStandsInTheMargins(t *testing.T) {
	every(t, func(name string, d *Document) {
		w, h := d.Paper.size()
		for i, s := range sheetsOf(d) {
			for _, o := range s.ops {
				right, bottom, top := o.x+o.w, o.y+o.h, o.y
				if o.kind == opText {
					right, bottom, top = o.x+faceOf(o.bold).width(o.text, o.size), o.y+o.size*0.24, o.y-o.size*0.76
				}
				if o.x < fifteenMillimetres || right > w-fifteenMillimetres+0.5 || top < fifteenMillimetres-0.5 || bottom > h-fifteenMillimetres+0.5 {
					t.Errorf("%s, page %d: %+v stands in the margin", name, i+1, o)
				}
			}
		}
	})
}

func TestNoLineLiesOnAnother(t *testing.T) {
	every(t, func(name string, d *Document) {
		for i, s := range sheetsOf(d) {
			for a, one := range s.ops {
				for _, two := range s.ops[a+1:] {
					if one.kind != opText || two.kind != opText {
						continue
					}
					apart := one.y-two.y > two.size*0.7 || two.y-one.y > one.size*0.7 ||
						one.x >= two.x+faceOf(two.bold).width(two.text, two.size) || two.x >= one.x+faceOf(one.bold).width(one.text, one.size)
					if !apart {
						t.Errorf("%s, page %d: %q lies on %q", name, i+1, one.text, two.text)
					}
				}
			}
		}
	})
}

// filledTo is how far down from the edge a sheet is filled, but for its foot.
func filledTo(s sheet) float64 {
	low := 0.0
	for _, o := range s.ops {
		if o.kind == opRule && o.x == margin && low > 0 && o.w > 480 && o.y > 650 {
			break
		}
		low = max(low, o.y)
	}
	return low
}

func TestNoHeadingIsLeftAtTheFootAndNoSheetHoldsALine(t *testing.T) {
	every(t, func(name string, d *Document) {
		l := &layout{d: d}
		l.frame()
		sheets := sheetsOf(d)
		for i, s := range sheets {
			for _, sub := range s.subjects {
				switch last := sub.blocks[len(sub.blocks)-1].(type) {
				case Heading:
					t.Errorf("%s, page %d ends on the heading %q", name, i+1, last.Text)
				case Box:
					if len(last.Actions) == 0 {
						t.Errorf("%s, page %d ends on the box %q with nothing in it", name, i+1, last.Title)
					}
				case Table:
					if len(last.Rows) == 0 {
						t.Errorf("%s, page %d ends on the head of a table", name, i+1)
					}
				}
			}
			lines := 0
			for _, o := range s.ops {
				if o.kind != opFrame {
					lines++
				}
			}
			if filled := filledTo(s) / l.room.bottom; i+1 < len(sheets) && filled < 0.2 {
				t.Errorf("%s, page %d is filled to %.0f percent", name, i+1, filled*100)
			}
			if lines < 8 { // the foot has up to four, the title one
				t.Errorf("%s, page %d holds only %d lines", name, i+1, lines)
			}
		}
	})
}

func TestEveryActionAndRowIsOnSomeSheetOnce(t *testing.T) {
	every(t, func(name string, d *Document) {
		count := func(blocks []Block) (actions, rows, fields, numbers int) {
			for _, b := range blocks {
				switch b := b.(type) {
				case Box:
					for _, a := range b.Actions {
						if !a.More {
							actions++
						}
						fields += len(a.Lines)
						numbers += len(a.Numbers)
					}
				case Table:
					rows += len(b.Rows)
				case Fields:
					fields += len(b.Items)
				case Numbers:
					numbers += len(b.Items)
				case Card:
					rows += len(b.Panels)
				}
			}
			return
		}
		var said, laid []Block
		for _, p := range d.Pages {
			for _, part := range p.Parts {
				said = append(said, part.Blocks...)
			}
		}
		for _, s := range sheetsOf(d) {
			for _, sub := range s.subjects {
				laid = append(laid, sub.blocks...)
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
		for _, s := range sheetsOf(document(t, full(), Options{Page: WalletCard, Large: large})) {
			for _, fold := range s.ops {
				if fold.kind != opRule || fold.w != 12 {
					continue
				}
				for _, o := range s.ops {
					if o.kind == opText && o.y-o.size*0.76 < fold.y && o.y+o.size*0.24 > fold.y {
						t.Errorf("large=%t: %q lies on the fold at %.0f", large, o.text, fold.y)
					}
				}
			}
		}
	}
}

func TestACardStaysOnOneSheetAndFitsAWallet(t *testing.T) {
	for _, p := range []Paper{A4, Letter} {
		for _, named := range []bool{false, true} {
			sheets := sheetsOf(document(t, full(), Options{Page: WalletCard, Paper: p, NameBroker: named}))
			if len(sheets) != 1 {
				t.Fatalf("%s: the card takes %d sheets", p, len(sheets))
			}
			panels := 0
			for _, o := range sheets[0].ops {
				if o.kind == opFrame && o.w == panelSmall.w {
					panels++
					if o.h > panelSmall.h {
						t.Errorf("%s: a panel is %.0f points high, a bank card %.0f", p, o.h, panelSmall.h)
					}
				}
			}
			if panels != 4 {
				t.Errorf("%s: %d panels", p, panels)
			}
		}
	}
}

func TestAPageNumberLeadsToThePage(t *testing.T) {
	d := document(t, full(), Options{Page: AllPages, Large: true})
	sheets := sheetsOf(d)
	turns := 0
	for _, s := range sheets {
		for _, sub := range s.subjects {
			for _, b := range sub.blocks {
				list, ok := b.(Turns)
				if !ok {
					continue
				}
				for _, turn := range list.Items {
					turns++
					i := slices.IndexFunc(d.Pages, func(p Page) bool { return p.Anchor == turn.Anchor })
					if i < 0 || !slices.ContainsFunc(sheets[turn.Sheet-1].subjects, func(s subject) bool { return s.title == d.Pages[i].Title }) {
						t.Errorf("%q leads to page %d, where its page does not begin", turn.Text, turn.Sheet)
					}
				}
			}
		}
	}
	if turns == 0 {
		t.Error("no line leads to a page")
	}
}
