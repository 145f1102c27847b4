package checklist

import "fmt"

// Truth is what the facts say of a condition. A skipped fact means May.
type Truth int8

// The three truths, in an order where min is "and" and max is "or".
const (
	No Truth = iota
	May
	Yes
)

// String returns "no", "may" or "yes".
func (t Truth) String() string { return [...]string{"no", "may", "yes"}[t] }

// MarshalText writes the truth as String does.
func (t Truth) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

func (t Truth) not() Truth { return Yes - t }

func truth(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// UnmarshalText reads a truth as String writes it.
func (t *Truth) UnmarshalText(b []byte) error {
	for _, v := range []Truth{No, May, Yes} {
		if v.String() == string(b) {
			*t = v
			return nil
		}
	}
	return fmt.Errorf("%q is not yes, no or may", b)
}
