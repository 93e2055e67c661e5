package main

import "crypto/tls"

func settings() *tls.Config {
	config := &tls.Config{}
	config.MinVersion = tls.VersionTLS10
	return config
}
