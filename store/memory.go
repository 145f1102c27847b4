package store

import (
	"context"
	"slices"

	"handrail/checklist"
)

// memory keeps a record for this session only.
type memory struct {
	record     checklist.Record
	generation uint64
}

func (m *memory) state() State {
	return State{Generation: m.generation, Words: []string{"The record lives in this session only: it ends when Handrail does."}}
}

func (m *memory) Load(ctx context.Context) (checklist.Record, State, error) {
	if m.generation == 0 {
		return m.record, m.state(), problem(ErrNone, "nothing was begun in this session", "answer the first questions")
	}
	if err := ctx.Err(); err != nil {
		return m.record, m.state(), problem(ErrTimeout, "the look was called off", "try again").because(err)
	}
	return m.record, m.state(), nil
}

func (m *memory) Save(ctx context.Context, add []checklist.Event) (checklist.Record, State, error) {
	if err := ctx.Err(); err != nil {
		return m.record, m.state(), problem(ErrTimeout, "the save was called off", "try again").because(err)
	}
	m.record = m.record.Add(slices.Clone(add)...)
	m.generation++
	return m.record, m.state(), nil
}

func (m *memory) Erase(context.Context) ([]string, error) {
	*m = memory{}
	return []string{"the record of this session"}, nil
}

func (m *memory) SetAside(context.Context) ([]string, error) {
	return nil, problem(ErrRefused, "the record of this session can be read, so nothing is set aside", "to begin again, use handrail forget")
}

func (m *memory) Remains(context.Context) []string { return nil }

func (m *memory) Place() Place {
	return Place{Kind: Memory, Words: "this session only, nothing is kept", Short: "this session only"}
}
