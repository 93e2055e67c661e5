package main

import "crypto/tls"

func settings() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS13}
}
