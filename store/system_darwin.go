package store

// systemKeyring is the keyring of this operating system.
func systemKeyring() Backend { return security{securityPath} }
