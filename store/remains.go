package store

import "context"

// Remains looks which program keeps the keyring. Where that cannot be told it
// says nothing.
func (k *keyring) Remains(ctx context.Context) []string {
	looking, cancel := context.WithTimeout(ctx, k.o.Deadlines.Look)
	defer cancel()
	looked, _ := k.o.Look(looking)
	return remainsOf(looked.Service)
}

func remainsOf(service string) []string {
	switch service {
	case serviceKeePassXC:
		return []string{"KeePassXC puts deleted entries into its recycle bin, with older values in their history. Handrail overwrites the value it deletes, not that history: empty the recycle bin and save the database. Older copies of the database keep all of it."}
	case serviceKWallet:
		return []string{"KWallet writes to the disk about five seconds after the last change: stay signed in that long."}
	case "gnome-keyring":
		return []string{"A gnome-keyring that was ended by force leaves older encrypted copies, named .temp-… and *.temp-…, in ~/.local/share/keyrings."}
	}
	return nil
}
