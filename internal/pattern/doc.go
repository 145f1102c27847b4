// Package pattern compiles regular expressions where they are first needed.
//
// In: an expression. Out: a function that returns it compiled, each time the
// same. Most runs need none of them, and compiling all takes longer than the
// first screen may. Never in this package: an expression.
package pattern
