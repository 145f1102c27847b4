package runbook

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"handrail/internal/paper"
)

func TestAScreenReaderFindsItsWay(t *testing.T) {
	every(t, func(name string, d *Document) {
		page := string(paper.HTML(&d.Document))
		for _, want := range []string{`<html lang="en">`, `<title>` + d.Title + `, `, `<main aria-label="` + d.Title} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page has no %s", name, want)
			}
		}
		level := 0
		for _, m := range regexp.MustCompile(`<h(\d)>`).FindAllStringSubmatch(page, -1) {
			n, _ := strconv.Atoi(m[1])
			if n > level+1 {
				t.Errorf("%s: a heading of level %d stands under one of level %d", name, n, level)
			}
			level = n
		}
		if level == 0 {
			t.Errorf("%s: the heading is missing", name)
		}
		// A list without its bullets is a list to a screen reader only by its role.
		for _, m := range regexp.MustCompile(`<ul class="[^"]*">`).FindAllString(page, -1) {
			t.Errorf("%s: %s has no role", name, m)
		}
		for _, m := range regexp.MustCompile(`<span class="(?:blank|tick)"[^>]*>`).FindAllString(page, -1) {
			if !strings.Contains(m, `aria-label="`) {
				t.Errorf("%s: %s is not said aloud", name, m)
			}
		}
		for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if !strings.Contains(page, `id="`+m[1]+`"`) {
				t.Errorf("%s: a line leads to %s, which is not there", name, m[1])
			}
		}
	})
}

func TestTheBrowserHasTheSheetsOfTheLayout(t *testing.T) {
	every(t, func(name string, d *Document) {
		page := string(paper.HTML(&d.Document))
		if got, want := strings.Count(page, "<article "), len(paper.Sheets(&d.Document)); got != want {
			t.Errorf("%s: %d sheets, the layout has %d", name, got, want)
		}
		for _, m := range regexp.MustCompile(`<col class="(share-\d+)">`).FindAllStringSubmatch(page, -1) {
			if !strings.Contains(page, "."+m[1]+" {") {
				t.Errorf("%s: no rule says how wide %s is", name, m[1])
			}
		}
	})
}
