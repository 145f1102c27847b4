package document_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/ui/document"
)

var textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()

// shapeOf writes the keys of a document in their order, with what is in them.
func shapeOf(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[checklist.Day]():
		return "day"
	case t.Implements(textMarshaler):
		return "string"
	case t.Kind() == reflect.Pointer:
		return shapeOf(t.Elem()) + "|null"
	case t.Kind() == reflect.Slice:
		return "[" + shapeOf(t.Elem()) + "]"
	case t.Kind() == reflect.Struct:
		var keys []string
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				continue
			}
			key := f.Tag.Get("json")
			if of := shapeOf(f.Type); of != "string" {
				key += ":" + of
			}
			keys = append(keys, key)
		}
		return "{" + strings.Join(keys, ",") + "}"
	case t.Kind() == reflect.String:
		return "string"
	case t.Kind() == reflect.Bool:
		return "bool"
	}
	return "int"
}

// Others build on these; a key may be added to them and none renamed, dropped
// or made null. Where nothing is said a value is a text. Before all of them comes
// schema, the name of the document.
func TestTheShapesThatOthersBuildOnAreJustSo(t *testing.T) {
	effects := "[{step,outcome}]"
	due := "[{kind,id,title,due_on:day,overdue_days:int}]"
	holdings := "[{id,clause,axis,state,authority,damage,stopped_by:[string],shown_by:[string],prepared_by:[string],soonest:{step,minutes:int,waits}|null,stop_with:[string],stop_minutes:int,scenario,routes:[string]}]"
	for name, want := range map[string]string{
		"status": "{on:day,catalogue:{broker,version,digest},store:{kind,place,generation:int,confined:bool}," +
			"outcomes:{holds:int,fails:int,unknown:int,stale:int,changed:int,not_applicable:int},accepted:int,conflicts:int," +
			"interfaces:[{id,name,used,exposures:[{id,open:int,applies:int,open_at_best:int,easiest:{route,tier:int}|null}]}]," +
			"due:" + due + ",runbooks:[{page,id,printed_on:day,place,state,because:[string]}],holdings:" + holdings + ",alarms:[{step,title,about,seen,seen_on:day,scenario,at_once:bool,state,text,reference,state_on:day}],reminders,fails_early:[string]}",
		"what-if": "{holdings:" + holdings + "}",
		"next": "{minutes:int,sitting:{on:day,minutes:int,states:[{step,about:[string]}],other:int}|null,gate:{step,title,because}|null," +
			"trips:[{at,page,address,minutes:int,looks:[{step,about:[string]}]}],waiting:[{step,for,until:day}]," +
			"longer:{step,about:[string],title,look:bool,minutes:int}|null," +
			"bundle:[{step,about:[string],title,interfaces:[string],minutes:int,because}]," +
			"total_minutes:int,exact:bool,closes:[string],raises_easiest:bool,left_out:[{step,why}]}",
		"routes": fmt.Sprintf("{routes:[{id,title,interface,exposure,tier:int,reach:{authority,omitempty,damage,omitempty},open:bool,open_at_best:bool,in_your_hands:bool,contested:bool,frequency,kind,"+
			"stages:[{text,tier:int,cut:bool,cut_at_best:bool,contested_by:[string],none,cut_by:%[1]s,narrowed_by:%[1]s,shown_by:%[1]s,prepared_by:%[1]s}]}]}", effects),
		"steps": "{steps:[{id,title,interfaces:[string],topic,per,outcome,due_on:day,stale_on:day,minutes:{look:int,hands:int},waits,look:{at,page,omitempty,text},locks_out,stopped:bool,because:[string],seen_on:day,seen,answer," +
			"about:[{device,outcome,seen_on:day,seen,answer}],answers:[{id,n:int,text,means}],covers:[string]}]}",
		"link": "{links:[{input,verdict,host,use,why,resembles}]}",
		"due":  "{due:" + due + "}",
	} {
		if got := shapeOf(reflect.TypeOf(document.All[name])); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestADocumentNamesItselfFirstAndHasListsThatAreNeverNull(t *testing.T) {
	type inner struct {
		List []string         `json:"list"`
		More map[string][]int `json:"more"`
		None *struct{}        `json:"none"`
		On   checklist.Day    `json:"on"`
	}
	doc := struct {
		Text  string   `json:"text"`
		Inner *inner   `json:"inner"`
		Many  []inner  `json:"many"`
		Empty []string `json:"empty"`
	}{Text: "a < b", Inner: &inner{}, Many: []inner{{}}}
	var b strings.Builder
	if err := document.Encode(&b, "steps", doc); err != nil {
		t.Fatal(err)
	}
	empty := `{"list":[],"more":{},"none":null,"on":""}`
	want := `{"schema":"handrail.steps/2","text":"a < b","inner":` + empty + `,"many":[` + empty + `],"empty":[]}`
	var got bytes.Buffer
	if err := json.Compact(&got, []byte(b.String())); err != nil || got.String() != want {
		t.Errorf("it is\n%s\nwant\n%s (%v)", got.String(), want, err)
	}
	if doc.Inner.List != nil || doc.Many[0].List != nil {
		t.Error("writing a document changed what it was made from")
	}
}
