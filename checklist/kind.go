package checklist

// counts says which events of a kind and subject count.
type counts int

const (
	newestWins counts = iota // the newest is how it is now; older ones are history
	eachCounts               // every one that was not taken back counts
	onlyNewest               // only the newest is ever read
)

// kindRule is what holds for the events of one kind.
type kindRule struct {
	counts  counts
	kept    int    // newest events kept of one subject
	grouped bool   // entered in groups, which undo takes back
	silent  bool   // not entered by a person: undo looks past it
	noUndo  string // why undo stops at it, where it is neither
	dropped string // what dropping its oldest events may change
}

// The one table of the kinds. A kind that is not in it comes from a newer
// version and is carried untouched.
var kindRules = map[Kind]kindRule{
	KindFact:      {newestWins, KeptEach, true, false, "", "nothing: the newest value is kept"},
	KindDevice:    {newestWins, KeptEach, true, false, "", "nothing: the newest description is kept"},
	KindRetired:   {newestWins, KeptEach, true, false, "", "nothing: the newest is kept"},
	KindAnswer:    {newestWins, KeptEach, true, false, "", "what an old answer set of a fact, and how far an interval has grown: it can only get shorter"},
	KindFinding:   {newestWins, KeptEach, true, false, "", "a look behind so many later ones that saw nothing: it becomes unknown, so open"},
	KindDecision:  {newestWins, KeptEach, true, false, "", "nothing: the newest decision is kept"},
	KindAccept:    {newestWins, KeptEach, true, false, "", "nothing: the newest is kept"},
	KindSnooze:    {newestWins, KeptEach, true, false, "", "nothing: the newest two decide"},
	KindNote:      {onlyNewest, KeptNotes, true, false, "", "the note before; one that is taken away is gone at once"},
	KindHappened:  {eachCounts, KeptEach, true, false, "", "nothing: a later event of the same subject makes stale what an older one did"},
	KindAlarm:     {eachCounts, KeptEach, true, false, "", "the history of an alarm; its newest state is kept"},
	KindPrint:     {onlyNewest, KeptEach, false, false, "a print stays on paper, so undo stops here", "older prints can no longer be verified by id"},
	KindDrill:     {onlyNewest, KeptEach, true, false, "", "nothing: the newest drill is kept"},
	KindCall:      {eachCounts, KeptEach, false, false, "the calls of an emergency stay in the record, so undo stops here", "nothing: each call is a subject of its own"},
	KindLooked:    {onlyNewest, KeptEach, true, false, "", "nothing: the newest look is kept"},
	KindContact:   {newestWins, KeptEach, true, false, "", "nothing: the newest is kept"},
	KindSetting:   {newestWins, KeptEach, true, false, "", "nothing: the newest value is kept"},
	KindCatalogue: {newestWins, KeptEach, false, true, "", "which routes an old catalogue knew"},
	KindUndo:      {newestWins, KeptEach, false, true, "", "nothing: the newest says whether a group is undone"},
	KindClock:     {newestWins, KeptEach, false, true, "", "nothing: the newest is kept"},
}

// rule returns what holds for a kind; of an unknown one, that it is kept and
// that undo looks past it.
func (k Kind) rule() kindRule {
	if r, ok := kindRules[k]; ok {
		return r
	}
	return kindRule{kept: KeptEach, silent: true}
}
