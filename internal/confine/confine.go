package confine

// Confinement says how shutting the network out went.
type Confinement struct {
	Confined bool   // the kernel was seen to refuse a network socket
	Words    string // one sentence for a person, in either case
}
