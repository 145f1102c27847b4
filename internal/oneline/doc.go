// Package oneline makes text that a person or a file supplied fit to be drawn,
// spoken or printed on one line. In: any bytes. Out: valid UTF-8 without line
// ends, control, direction, invisible and private characters, and with at most
// four combining marks on a letter. It is the only place that decides this.
// Never in it: what the text means, how wide it is, which font can print it.
package oneline
