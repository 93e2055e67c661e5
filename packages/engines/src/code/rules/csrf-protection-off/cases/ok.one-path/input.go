package main

import "net/http"

func guard() *http.CrossOriginProtection {
	var guard http.CrossOriginProtection
	guard.AddInsecureBypassPattern("/webhooks/payments")
	return &guard
}
