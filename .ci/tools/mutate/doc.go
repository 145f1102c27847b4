// Mutate makes each conditional of a package wrong in turn, and tells which of
// these changes the package's own quick tests do not see. From the root:
//
//	go run -C .ci/tools ./mutate checklist
//	go run -C .ci/tools ./mutate -files slots.go,head.go -all store
//
// An if is never entered; == becomes !=, < becomes <= and >=, && becomes ||, and
// the like; a ! goes. All changes are built into one test binary and chosen by
// a number. Each test is first run alone, to see which changes it reaches; a
// change is then tried with these tests only, the quickest first, until one
// fails. A change with which a test hangs counts as seen.
//
// explained/PACKAGE.txt, beside this file, holds the changes that nobody can
// see, four fields between tabs: the file, the change, the expression, and one
// sentence why. A line is good for one change. All of it happens in a copy of the
// tree. The exit status is 0 where nothing is left, else 1.
package main
