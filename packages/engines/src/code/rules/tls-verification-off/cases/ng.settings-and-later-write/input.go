package main

import "crypto/tls"

func settings() []*tls.Config {
	later := &tls.Config{MinVersion: tls.VersionTLS13}
	later.InsecureSkipVerify = true
	return []*tls.Config{later, {}, &tls.Config{InsecureSkipVerify: true, ServerName: "a.example.com"}, &tls.Config{
		InsecureSkipVerify: true,
		MinVersion:         tls.VersionTLS13,
	}}
}
