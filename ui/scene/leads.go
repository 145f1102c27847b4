package scene

// Led is where an action leads once it is done.
type Led struct {
	Back bool   // one place is left first
	Then *Place // takes the place of the one then reached; nil: stay there
	Anew bool   // another record: no place before it counts
}

// Leads says where an action leads once it is done. What only moves between
// places (Go, Back, Leave, Quit) leads nowhere.
func Leads(a Action) Led {
	switch a := a.(type) {
	case Enter:
		return Led{Back: a.Back, Then: a.Then}
	case LogLine:
		return Led{Then: a.Then}
	case KeepLog:
		return Led{Then: a.Then}
	case DropLog:
		return Led{Then: a.Then}
	case Undo:
		return Led{Back: true}
	case Retry, Forget:
		return Led{Anew: true}
	}
	return Led{}
}
