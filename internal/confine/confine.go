package confine

// Confinement says how shutting the network out went.
type Confinement struct {
	Confined bool   // the kernel was seen to refuse a network socket
	Words    string // one sentence for a person, in either case
}

// GiveUp gives up what the program never needs: the network, as Confine does,
// core dumps, and the variables that make a library write down what is typed.
// Where the network cannot be shut out the program goes on, and the Words say so.
func GiveUp() Confinement {
	confinement, _ := Confine()
	noCoreDump()
	forgetTraces()
	return confinement
}
