package checklist

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// offsets are the minutes by which the clock of a zone is ahead of UTC in
// January and in July. Two weeks of the year are enough for words on paper, and
// need no table of the system. A zone changes its clock up to a month before its
// summer months begin, or a week before they end.
var offsets = map[string][2]int{
	"UTC": {0, 0}, "Etc/UTC": {0, 0},
	"America/New_York": {-300, -240}, "America/Toronto": {-300, -240}, "America/Chicago": {-360, -300},
	"America/Los_Angeles": {-480, -420}, "America/Vancouver": {-480, -420},
	"Europe/London": {0, 60}, "Europe/Dublin": {0, 60},
	"Europe/Zurich": {60, 120}, "Europe/Berlin": {60, 120}, "Europe/Paris": {60, 120}, "Europe/Budapest": {60, 120},
	"Europe/Luxembourg": {60, 120}, "Europe/Brussels": {60, 120}, "Europe/Madrid": {60, 120},
	"Asia/Hong_Kong": {480, 480}, "Asia/Singapore": {480, 480}, "Asia/Shanghai": {480, 480},
	"Asia/Tokyo": {540, 540}, "Asia/Kolkata": {330, 330}, "Australia/Sydney": {660, 600},
}

const weekMinutes = 7 * 24 * 60

// span is a time in which somebody answers, in minutes from Monday 00:00.
type span struct{ from, to int }

// localHours says in the clock of a country when somebody answers, weekday by
// weekday, or nothing where the hours are not data or a zone is not known.
func localHours(open []Hours, from *country) string {
	if len(open) == 0 || from == nil {
		return ""
	}
	var season [2][]span
	for i := range season {
		spans, ok := localSpans(open, from.zone, i)
		if !ok {
			return ""
		}
		season[i] = spans
	}
	winter, summer := season[0], season[1]
	words, inJuly := spanWords(winter), spanWords(summer)
	switch {
	case words == inJuly:
		return inZone(words, from.zone)
	case len(winter) == 1 && len(summer) == 1 && winter[0].long() && summer[0].long():
		return inZone("Day and night; closed from "+inSummer(winter[0].to, summer[0].to, from.zone)+" to "+inSummer(winter[0].from, summer[0].from, from.zone)+".", from.zone)
	}
	return inZone(strings.TrimSuffix(words, ".")+" ("+summerMonths(from.zone)+": "+strings.ToLower(inJuly[:1])+strings.TrimSuffix(inJuly[1:], ".")+").", from.zone)
}

// summerMonths are those in which the times of July hold. In the south they are the
// winter.
func summerMonths(zone string) string {
	if of := offsets[zone]; of[0] > of[1] {
		return "April to September"
	}
	return "April to October"
}

// inZone says by whose clock hours are, where a country has more than one: by that
// of the city which names the zone.
func inZone(words, zone string) string {
	land, city, _ := strings.Cut(zone, "/")
	if land != "America" && land != "Australia" {
		return words
	}
	return strings.TrimSuffix(words, ".") + ", " + strings.ReplaceAll(city, "_", " ") + " time."
}

// long reports whether a span is longer than a day and shorter than a week.
func (s span) long() bool { return s.to-s.from > 24*60 && s.to-s.from < weekMinutes }

// inSummer says a time of the week in winter, and beside it the one in summer
// where that is another.
func inSummer(january, july int, zone string) string {
	words := dayName(january) + " " + clockWords(january)
	if january%weekMinutes == july%weekMinutes {
		return words
	}
	return words + " (" + summerMonths(zone) + " " + dayName(july) + " " + clockWords(july) + ")"
}

// localSpans are the spans of a week in the clock of a zone, joined where they
// meet.
func localSpans(open []Hours, zone string, season int) ([]span, bool) {
	here, ok := offsets[zone]
	if !ok {
		return nil, false
	}
	var spans []span
	for _, h := range open {
		there, ok := offsets[h.Zone]
		from, ok1 := clockMinutes(h.From)
		to, ok2 := clockMinutes(h.To)
		if !ok || !ok1 || !ok2 {
			return nil, false
		}
		if to <= from {
			to += 24 * 60
		}
		for _, d := range h.Days {
			begin := slices.Index(Weekdays, d)*24*60 + from - there[season] + here[season]
			begin = (begin + weekMinutes) % weekMinutes
			spans = append(spans, span{begin, begin + to - from})
		}
	}
	slices.SortFunc(spans, func(x, y span) int { return cmp.Compare(x.from, y.from) })
	return joinSpans(spans), true
}

// joinSpans joins spans that meet, round the end of the week too.
func joinSpans(spans []span) []span {
	var out []span
	for _, s := range spans {
		if n := len(out); n > 0 && s.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	if n := len(out); n > 1 && out[n-1].to >= out[0].from+weekMinutes {
		out[n-1].to = max(out[n-1].to, out[0].to+weekMinutes)
		out = out[1:]
	}
	return out
}

func clockMinutes(s string) (int, bool) {
	var h, m int
	_, err := fmt.Sscanf(s, "%d:%d", &h, &m)
	return h*60 + m, err == nil
}

// spanWords writes spans as a person reads them: one that lasts longer than a day
// by its first and last day, equal ones of a day together.
func spanWords(spans []span) string {
	if len(spans) == 1 && spans[0].to-spans[0].from >= weekMinutes {
		return "Day and night, every day."
	}
	var words []string
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		if s.long() {
			words = append(words, fmt.Sprintf("%s %s to %s %s, day and night", dayName(s.from), clockWords(s.from), dayName(s.to), clockWords(s.to)))
			continue
		}
		last := i
		for last+1 < len(spans) && spans[last+1].from-spans[last].from == 24*60 && spans[last+1].to-spans[last].to == 24*60 {
			last++
		}
		days := dayName(s.from)
		if last > i {
			days += " to " + dayName(spans[last].from)
		}
		words = append(words, fmt.Sprintf("%s, %s to %s", days, clockWords(s.from), clockWords(s.to)))
		i = last
	}
	return "Open " + strings.Join(words, "; ") + "."
}

func dayName(minutes int) string {
	return []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}[minutes/(24*60)%7]
}

func clockWords(minutes int) string {
	return fmt.Sprintf("%02d:%02d", minutes%(24*60)/60, minutes%60)
}
