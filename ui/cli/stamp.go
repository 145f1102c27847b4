package cli

import (
	"fmt"
	"strconv"
	"time"

	"handrail/checklist"
)

// sourceDate names the variable that fixes the date inside a document, so that
// it can be made again byte for byte. Development shells set it for every
// program, so it counts only where a document is written to a file and nothing is
// noted: it never reaches the record or a calendar.
const sourceDate = "SOURCE_DATE_EPOCH"

// printedOn is the printing date of a document: the day of the assessment, or
// that of SOURCE_DATE_EPOCH (seconds since 1970) for one that is only written.
// Either way it tells what it does with the variable.
func (a *app) printedOn(as *checklist.Assessment, onlyWritten bool) (checklist.Day, error) {
	epoch := a.env.Getenv(sourceDate)
	switch {
	case epoch == "":
		return as.Day, nil
	case !onlyWritten:
		a.remark(sourceDate + " is not used here: it only dates documents written with -o and not noted as printed")
		return as.Day, nil
	}
	s, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || s < 0 || s > 253402300799 { // the last second of the year 9999
		return 0, usageErrorf("write it as seconds since 1970, or leave it out", "%s is %q", sourceDate, epoch)
	}
	day := checklist.DayOf(time.Unix(s, 0).UTC())
	a.remark(fmt.Sprintf("the page is dated %s by %s", day, sourceDate))
	return day, nil
}
