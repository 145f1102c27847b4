package checklist

import (
	"strings"
	"unicode"
)

// drawnLike lists, after each Latin letter, characters that are drawn like it:
// of Cyrillic, Greek, Armenian and Cherokee, letters with marks, and digits.
var drawnLike = []string{
	"aаαɑạàáâãäåāăąǎảấầẩẫậắằẳẵặ4", "bЬьƅḅḃ", "cсϲⅽçćĉċč", "dԁɗďđḍḋ", "eеєεҽèéêëēĕėęěẹẻẽếềểễệ3", "fſƒḟ",
	"gɡցġğĝģǧ9", "hһհĥħḥ", "jјϳĵǰ", "kκкқķǩḳ", "mмṃḿⅿ", "nпոռñńņňŋṇ", "oоοօσöòóôõøōŏőơọỏốồổỗộớờởỡợ0",
	"pрρṗ", "qԛգ", "rгṛŕŗř", "sѕśŝşšșṣ5", "tтτţťțŧṭ7", "uυսùúûüũūŭůűųưụủứừửữự", "vνѵṿ", "wԝѡաŵẁẃẅẉ", "xхχҳ",
	"yуүγýÿŷỳỵỷỹ", "zᴢźżžẓ2",
	"liıіΙӏІɩìíîïĩīĭįịỉĺļľłḷ1|!", // i, l and 1 are taken for one another
}

var skeletonOf = func() map[rune]rune {
	m := make(map[rune]rune)
	for _, line := range drawnLike {
		var first rune
		for i, r := range line {
			if i == 0 {
				first = r
			}
			m[r], m[unicode.ToLower(r)] = first, first
		}
	}
	return m
}()

// pairs of letters that are drawn like one.
var drawnTogether = strings.NewReplacer("rn", "m", "vv", "w", "cj", "g")

// skeleton writes a name as it is drawn: two names with the same skeleton are
// easily taken for each other. It is for comparing and never for showing.
func skeleton(s string) string {
	drawn := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r == '-' || r == '_' {
			return -1
		}
		r = unicode.ToLower(r)
		if like, ok := skeletonOf[r]; ok {
			return like
		}
		return r
	}, s)
	return drawnTogether.Replace(drawn)
}
