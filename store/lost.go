package store

import (
	"fmt"
	"strconv"
	"strings"
)

func newer() error {
	return problem(ErrNewerFormat, "the record was written by a newer Handrail, so it is left as it is", "use that newer Handrail; this one would lose what it does not know")
}

// lost says that a record was begun and is not there, where was looked, and
// where it is if that was seen.
func (o *transaction) lost() error {
	asked := o.k.Place().Words
	if l := o.looked; l.Collection != "" {
		asked = fmt.Sprintf("the keyring %q", l.Collection)
		if l.Service != "" {
			asked += " of " + l.Service
		}
	}
	if len(o.looked.Elsewhere) > 0 {
		there := quotedList(o.looked.Elsewhere)
		way := fmt.Sprintf("set %s as the default keyring in your password app, then try again; nothing is lost", there)
		if o.looked.Login {
			way = fmt.Sprintf("the keyring with the id login is used wherever there is one: if %q is new and empty, remove it in your password app, else move the entries named %s from %s into it; nothing is lost",
				o.looked.Collection, o.k.o.Service, there)
		}
		return problem(ErrLost, fmt.Sprintf("the record is in the keyring %s, and %s was asked", there, asked), way)
	}
	what := "a record was begun here, and it is not in " + asked
	if o.begunIn != "" && o.looked.Collection != "" && o.begunIn != o.looked.Collection {
		what = fmt.Sprintf("a record was begun in the keyring %q, and it is not in %s", o.begunIn, strings.TrimPrefix(asked, "the keyring "))
	}
	return problem(ErrLost, what,
		"see that it is the same user and the same keyring as before; or bring back an export: handrail import FILE; or give the record up: handrail forget")
}

func quotedList(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = strconv.Quote(name)
	}
	return strings.Join(quoted, " and ")
}

func damaged(what string) error {
	return problem(ErrDamaged, what,
		"bring back an export, what is here is set aside whole: handrail import FILE; or erase it: handrail forget")
}
