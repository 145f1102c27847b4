package store

// securityPath is where macOS has its program for the keychain.
const securityPath = "/usr/bin/security"

// systemKeyring is the keyring of this operating system.
func systemKeyring() Backend { return security{securityPath} }
