package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/process"
	"handrail/ui/document"
)

// mostLinks is how many addresses are read from standard input at most.
const mostLinks = 10000

func (a *app) linkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "link [URL…]",
		Short: "Whether web addresses are the broker's; offline",
		Long: "Tells you whether each web address is official, unconfirmed (only lists made by\n" +
			"others name it), a look-alike, not official, or not a web address. It compares the\n" +
			"name with a list and opens nothing. An address that is not listed may still be\n" +
			"genuine, and a page that ends at an official one may have begun elsewhere. Without\n" +
			"an address it reads them from standard input, one a line. Exit status 1: anything\n" +
			"but official.",
		RunE: func(c *cobra.Command, args []string) error { return a.link(c.Context(), args) },
	}
}

func (a *app) link(ctx context.Context, inputs []string) error {
	c, err := a.loadCatalogue()
	if err != nil {
		return err
	}
	if len(inputs) == 0 {
		if inputs, err = a.linksIn(ctx); err != nil {
			return err
		}
	}
	doc := document.LinksOf(c, inputs)
	return a.shown(view{doc, doc.Text, slices.ContainsFunc(doc.Links, func(l document.Link) bool { return l.Verdict != checklist.LinkOfficial })})
}

// linksIn reads addresses from standard input, one a line.
func (a *app) linksIn(ctx context.Context) ([]string, error) {
	if a.env.InTTY {
		if a.flags.noInput {
			return nil, usageErrorf("name one, or give them on standard input", "no address was given")
		}
		fmt.Fprintln(a.env.Err, "Paste the addresses, one a line; end with Ctrl-D.")
	}
	var out []string
	in := bufio.NewScanner(io.LimitReader(process.Heard{Ctx: ctx, In: a.env.In}, 16<<20))
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if line := strings.TrimSpace(in.Text()); line != "" {
			out = append(out, line)
		}
		if len(out) > mostLinks {
			return nil, usageErrorf("give fewer at once", "more than %d addresses were given", mostLinks)
		}
	}
	if err := in.Err(); ctx.Err() != nil {
		return nil, ctx.Err()
	} else if err != nil {
		return nil, usageErrorf("one address a line", "standard input cannot be read: %v", err)
	}
	if len(out) == 0 {
		return nil, usageErrorf("name one, or give them on standard input, one a line", "no address was given")
	}
	return out, nil
}
