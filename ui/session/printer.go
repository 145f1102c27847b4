package session

import (
	"context"
	"errors"
	"fmt"

	"handrail/internal/paper"
	"handrail/runbook"
)

// PrintWords is shown before anything is printed.
const PrintWords = "Print systems keep copies: the spooler of this computer, the printer's own disk, and whatever a cloud printing service is. Use a printer that is yours."

// jobTitle is what the display of a printer and its log show.
const jobTitle = "Pages"

// Print hands a document to the print system of the computer, by standard
// input: nothing is left in a file. On Windows it is printed as plain text,
// since that system prints nothing else from a command. A print system that
// fails is an OutsideError.
func Print(ctx context.Context, run Run, system string, d *runbook.Document) error {
	if run == nil {
		return errors.New("printing is not possible from here: write the page to a file")
	}
	if system == "windows" {
		words := []string{"powershell.exe", "-NoProfile", "-NonInteractive", "-Command", "[Console]::InputEncoding = [Text.Encoding]::UTF8; $input | Out-Printer"}
		return outsideOf(words, run(ctx, []byte(paper.Text(&d.Document, pageWidth)), words...))
	}
	pdf, err := paper.PDF(&d.Document)
	if err != nil {
		return err
	}
	media := map[paper.Size]string{paper.A4: "A4", paper.Letter: "Letter"}[d.Size]
	sides := "sides=one-sided"
	if n, _ := d.Sides(); n > 1 {
		sides = "sides=two-sided-long-edge"
	}
	words := []string{"lp", "-s", "-t", jobTitle, "-o", "media=" + media, "-o", "print-scaling=none", "-o", sides, "-"}
	err = run(ctx, pdf, words...)
	if errors.Is(err, ErrNoProgram) {
		words = []string{"lpr", "-T", jobTitle, "-o", "media=" + media, "-o", "print-scaling=none", "-o", sides}
		err = run(ctx, pdf, words...)
	}
	return outsideOf(words, err)
}

func outsideOf(words []string, err error) error {
	if err == nil {
		return nil
	}
	return &OutsideError{Words: words, Err: fmt.Errorf("nothing was printed: %w", err)}
}
