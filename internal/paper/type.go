package paper

// sizes are the type sizes of a page in points. Below ten nothing is set.
type sizes struct {
	body, lead     float64 // running text and the distance of its lines
	title, heading float64
	number         float64 // telephone numbers
	small          float64 // sources and dates
	blank          float64 // height of a ruled blank
	gap            float64 // between blocks
	under          float64 // what belongs to an action, under its words; none: as the body
	cell           float64 // words in a table; none: as the body
	ruled          bool    // a rule under each heading
	loud           bool    // the words of an action are bold, to be told from what belongs to them
}

// handHeight is what the hand needs between two rules: nine millimetres.
const handHeight = 25.6

// settings are the types of a page, the widest apart first: the first that takes
// the fewest sheets is chosen.
var settings = map[Type][]sizes{
	Alarm: {
		{body: 14, lead: 18, title: 20, heading: 14, number: 26, small: 12, blank: handHeight, gap: 7, cell: 12, ruled: true},
		{body: 14, lead: 18, title: 20, heading: 14, number: 26, small: 12, blank: handHeight, gap: 5, cell: 12, ruled: true},
		{body: 14, lead: 18, title: 20, heading: 14, number: 26, small: 12, blank: handHeight, gap: 3.5, cell: 12, ruled: true},
		{body: 14, lead: 18, title: 20, heading: 14, number: 26, small: 12, blank: handHeight, gap: 2, cell: 12, ruled: true},
		{body: 14, lead: 18, title: 20, heading: 14, number: 22, small: 12, blank: handHeight, gap: 2, under: 12, cell: 12, ruled: true},
	},
	Leaf: {
		{body: 13, lead: 16, title: 20, heading: 14, number: 22, small: 12, blank: handHeight, gap: 7, cell: 12, ruled: true},
		{body: 13, lead: 16, title: 20, heading: 14, number: 22, small: 12, blank: handHeight, gap: 5, cell: 12, ruled: true},
		{body: 13, lead: 16, title: 20, heading: 14, number: 22, small: 12, blank: handHeight, gap: 3.5, cell: 12, ruled: true},
		{body: 13, lead: 16, title: 20, heading: 14, number: 22, small: 12, blank: handHeight, gap: 1.5, cell: 12, ruled: true},
	},
	Acting: {
		{body: 12, lead: 15.5, title: 18, heading: 14, number: 18, small: 11, blank: handHeight, gap: 7, under: 11.5, loud: true},
		{body: 12, lead: 15, title: 17, heading: 13, number: 18, small: 10.5, blank: handHeight, gap: 5, under: 10.5, loud: true},
		{body: 11, lead: 13.5, title: 16, heading: 12, number: 18, small: 10, blank: handHeight, gap: 3.5, under: 10, loud: true},
	},
	Leading: {
		{body: 12, lead: 15.5, title: 18, heading: 14, number: 18, small: 11, blank: handHeight, gap: 8},
		{body: 12, lead: 15, title: 18, heading: 13, number: 18, small: 10.5, blank: handHeight, gap: 4},
		{body: 11.5, lead: 14, title: 16, heading: 12, number: 18, small: 10, blank: handHeight, gap: 2.5},
	},
	Reading:   {{body: 12, lead: 15.5, title: 18, heading: 14, number: 18, small: 11, blank: handHeight, gap: 8}},
	SmallCard: {{body: 12, lead: 15.5, title: 18, heading: 14, number: 18, small: 10, blank: handHeight, gap: 8}},
}

// largeLeaf is the one type of a leaf in large print.
var largeLeaf = sizes{body: 18, lead: 23, title: 21, heading: 19, number: 28, small: 18, blank: handHeight, gap: 4, ruled: true}

var largePrint = []sizes{
	{body: 18, lead: 23.5, title: 24, heading: 20, number: 24, small: 18, blank: 30, gap: 9},
	{body: 18, lead: 22.5, title: 22, heading: 18, number: 24, small: 18, blank: 30, gap: 5},
}

// A card's panel is as large as a bank card; in large print, a postcard.
var (
	panelSmall = panelSize{w: 242.6, h: 153, pad: 7, sizes: sizes{body: 11.5, lead: 14, title: 13, heading: 13, number: 18, small: 10, blank: handHeight, gap: 3}}
	panelLarge = panelSize{w: 460, h: 262, pad: 12, sizes: sizes{body: 18, lead: 23, title: 20, heading: 20, number: 24, small: 18, blank: 30, gap: 6}}
)

type panelSize struct {
	w, h, pad float64
	sizes     sizes
}

// Margin is fifteen millimetres, on the sides that are not bound; Binding is
// twenty, on the left of a front and the right of a back.
const (
	Margin  = 42.6
	Binding = 56.7
)

// measure is the most characters of a line of words.
const measure = 66
