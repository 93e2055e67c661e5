package main

import "crypto/tls"

func settings(check func(tls.ConnectionState) error) *tls.Config {
	return &tls.Config{VerifyConnection: check}
}
