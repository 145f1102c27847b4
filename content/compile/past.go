package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v4"

	"handrail/checklist"
	"handrail/content"
)

// releasedFile lists every text ever released.
func (j job) releasedFile() string { return filepath.Join(j.folder(), "past", "released.txt") }

// releasedLines returns what the list of released texts says now.
func (j job) releasedLines() (string, error) {
	b, err := os.ReadFile(j.releasedFile())
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(b), err
}

// line is one text in the list of released texts.
func line(id, digest string) string { return id + " " + digest + "\n" }

// listReleased adds the texts of now to the list of those released. Lines
// already listed stay.
func (j job) listReleased(c *checklist.Catalogue) error {
	text, err := j.releasedLines()
	if err != nil {
		return err
	}
	for _, s := range c.Steps {
		if l := line(s.ID, s.Digest); !strings.Contains("\n"+text, "\n"+l) {
			text += l
		}
	}
	if err := os.MkdirAll(filepath.Dir(j.releasedFile()), 0o755); err != nil {
		return err
	}
	return os.WriteFile(j.releasedFile(), []byte(text), 0o644)
}

// keepTexts writes past/<version>.yaml with every released text of an older
// folder that today's has no more.
func (j job) keepTexts() error {
	text, err := j.releasedLines()
	if err != nil {
		return err
	}
	old, _ := content.Load(os.DirFS(j.keep), 0)
	if old.Broker != j.broker {
		return fmt.Errorf("%s is not an older folder of %s: its broker.yaml is about %q", j.keep, j.broker, old.Broker)
	}
	c, _ := content.Load(os.DirFS(j.folder()), 0)
	now := make(map[string]bool)
	for _, s := range c.Steps {
		now[line(s.ID, s.Digest)] = true
	}
	var texts []checklist.Told
	for _, s := range old.Steps {
		l := line(s.ID, s.Digest)
		if _, kept := c.Past[s.Digest]; kept || now[l] || !strings.Contains("\n"+text, "\n"+l) {
			continue
		}
		texts = append(texts, checklist.Told{Step: s.ID, Digest: s.Digest, Ask: s.Ask, Answers: s.Answers})
		fmt.Fprintln(j.out, "kept", s.ID)
	}
	if len(texts) == 0 {
		return nil
	}
	file := filepath.Join(j.folder(), "past", old.Version+".yaml")
	if _, err := os.Stat(file); err == nil {
		return fmt.Errorf("%s exists: a released text is never changed", file)
	}
	return writePast(file, old.Version, texts)
}

// writePast goes by JSON, whose tags leave out what is empty.
func writePast(file, version string, texts []checklist.Told) error {
	b, err := json.Marshal(texts)
	if err != nil {
		return err
	}
	var plain []map[string]any
	if err := json.Unmarshal(b, &plain); err != nil {
		return err
	}
	for _, p := range plain {
		delete(p, "asked")
	}
	text, err := yaml.Dump(map[string]any{"version": version, "texts": plain})
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}
