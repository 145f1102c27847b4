package store

const serviceName = "handrail"

func openKeyring(o Options) (Store, error) {
	return nil, problem(ErrUnavailable, "the keyring store is not built yet", "use --store memory")
}
