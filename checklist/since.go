package checklist

import "slices"

// Since says what changed after a day, by cause.
func Since(now *Assessment, day Day) Change {
	return Between(Assess(now.Catalogue, now.record.AsOf(day), day), now)
}

// Between says what changed from an assessment to a later one of the same
// record, by cause. The catalogue of the earlier day may be gone, but the
// record kept which routes it knew and left open: what this one opened beside
// those is something we learned.
func Between(before, now *Assessment) Change {
	ch := Compare(before, now)
	for _, id := range learned(now, before.record) {
		ch.Opened = slices.DeleteFunc(ch.Opened, func(r RouteChange) bool { return r.Route == id })
		if !slices.ContainsFunc(ch.Learned, func(r RouteChange) bool { return r.Route == id }) {
			ch.Learned = append(ch.Learned, RouteChange{id, now.Catalogue.Title(id), WeLearned})
		}
	}
	return ch
}

// learned lists the routes open now that an older catalogue did not know, or
// held closed where this one, by the same record, does not.
func learned(now *Assessment, before Record) []string {
	kept, _ := before.Newest(KindCatalogue, now.Catalogue.Broker)
	if kept.Value["digest"] == now.Catalogue.Digest || kept.Value["known"] == "" {
		return nil
	}
	known, open := List(kept.Value["known"]), List(kept.Value["open"])
	var earlier []Event
	for _, e := range before.counting {
		if e.Order < kept.Order {
			earlier = append(earlier, e)
		}
	}
	then := Assess(now.Catalogue, NewRecord(earlier...), kept.Day)
	var out []string
	for i := range now.Routes {
		r := &now.Routes[i]
		was := then.Route(r.Route.ID)
		if r.Open && (!slices.Contains(known, r.Route.ID) || was != nil && was.Open && !slices.Contains(open, r.Route.ID)) {
			out = append(out, r.Route.ID)
		}
	}
	return out
}

// LastSession is the newest day before today that has an entry, or
// no day.
func (a *Assessment) LastSession() Day {
	var last Day
	for _, e := range a.idx.all {
		if e.Day < a.Day {
			last = max(last, e.Day)
		}
	}
	return last
}
