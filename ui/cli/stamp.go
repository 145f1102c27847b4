package cli

import (
	"strconv"
	"time"

	"handrail/checklist"
)

// stamp is the moment that documents carry: now, or SOURCE_DATE_EPOCH (seconds
// since 1970) so that a document can be made again byte for byte.
func (a *app) stamp() (time.Time, error) {
	epoch := a.env.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return a.env.Now(), nil
	}
	s, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || s < 0 || s > 253402300799 { // the last second of the year 9999
		return time.Time{}, usageErrorf("write it as seconds since 1970, or leave it out", "SOURCE_DATE_EPOCH is %q", epoch)
	}
	return time.Unix(s, 0).UTC(), nil
}

// printedOn is the printing date of documents: the day of the assessment, or
// that of SOURCE_DATE_EPOCH.
func (a *app) printedOn(as *checklist.Assessment) (checklist.Day, error) {
	if a.env.Getenv("SOURCE_DATE_EPOCH") == "" {
		return as.Day, nil
	}
	t, err := a.stamp()
	return checklist.DayOf(t), err
}
