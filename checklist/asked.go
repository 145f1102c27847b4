package checklist

// Told is what was asked under a digest that answers were kept with.
type Told struct {
	Step    string   `yaml:"step" json:"step" rule:"must,step" says:"Id of the step."`
	Digest  string   `yaml:"digest" json:"digest" rule:"must,digest" says:"The digest that answers carry."`
	Do      []Action `yaml:"do" json:"do,omitempty" says:"The actions; of release 2026.11 only, whose digest covers them."`
	Ask     string   `yaml:"ask" json:"ask" rule:"must" says:"The question."`
	Answers []Answer `yaml:"answers" json:"answers" rule:"must" says:"The answers."`
	Asked   string   `yaml:"-" json:"asked"` // what Step.Digest would be for this question, set by the loader
}

// DigestDigits is how many digits of a digest tell two texts apart.
const DigestDigits = 12

// shortDigest cuts a digest to the digits that count. Records of the first
// version keep 64 of them.
func shortDigest(d string) string {
	return d[:min(len(d), DigestDigits)]
}

func (t *Told) answer(id string) *Answer {
	for i := range t.Answers {
		if t.Answers[i].ID == id {
			return &t.Answers[i]
		}
	}
	return nil
}

// carried returns what an answer kept under a digest says of the step today.
// Now is the answer of today, or nil where the question must be looked at
// again; then is what was asked where that differs from today, or nil.
func (c *Catalogue) carried(step *Step, digest, id string) (now *Answer, then *Told) {
	digest = shortDigest(digest)
	if digest == step.Digest {
		return step.answer(id), nil
	}
	told, known := c.Past[digest]
	if known && told.Asked == step.Digest {
		return step.answer(id), nil
	}
	if known {
		then = &told
	}
	if to, ok := step.Carries[digest][id]; ok {
		return step.answer(to), then
	}
	return nil, then
}
