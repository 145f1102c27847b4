package document

// NonNil is a list that is written [] and never null.
func NonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
