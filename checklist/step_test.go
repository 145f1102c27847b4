package checklist

import "testing"

func TestAPlaceAPageAndAnAnswerAreFoundByTheirID(t *testing.T) {
	c := &Catalogue{Places: []Place{{ID: "portal", Name: "P"}, {ID: "tws", Name: "T"}}, Pages: []Page{{ID: "users", Name: "U"}, {ID: "api", Name: "A"}}}
	for id, want := range map[string]string{"portal": "P", "tws": "T", "phone": ""} {
		if p := c.Place(id); (p == nil) != (want == "") || p != nil && p.Name != want {
			t.Errorf("place %s: %+v", id, p)
		}
	}
	for id, want := range map[string]string{"users": "U", "api": "A", "none": ""} {
		if p := c.Page(id); (p == nil) != (want == "") || p != nil && p.Name != want {
			t.Errorf("page %s: %+v", id, p)
		}
	}
	s := Step{Answers: []Answer{{ID: "yes"}, {ID: "no"}}}
	for id, want := range map[string]bool{"yes": true, "no": true, "maybe": false, Unsure.ID: false} {
		if s.HasAnswer(id) != want {
			t.Errorf("%s is an answer of its own: %v", id, !want)
		}
	}
}

func TestATruthIsReadAsItIsWritten(t *testing.T) {
	for _, want := range []Truth{No, May, Yes} {
		text, _ := want.MarshalText()
		got := Truth(-1)
		if err := got.UnmarshalText(text); err != nil || got != want {
			t.Errorf("%s is read as %d, %v", text, got, err)
		}
	}
	var none Truth
	if err := none.UnmarshalText([]byte("perhaps")); err == nil {
		t.Error("perhaps is read")
	}
}
