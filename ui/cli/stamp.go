package cli

import (
	"strconv"
	"time"
)

// stamp is the moment that documents carry: now, or SOURCE_DATE_EPOCH (seconds
// since 1970) so that a document can be made again byte for byte.
func (a *app) stamp() time.Time {
	if s, err := strconv.ParseInt(a.env.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil && s >= 0 {
		return time.Unix(s, 0).UTC()
	}
	return a.env.Now()
}
