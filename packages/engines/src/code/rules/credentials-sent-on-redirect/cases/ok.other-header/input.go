package main

import "net/http"

func client() *http.Client {
	return &http.Client{CheckRedirect: func(next *http.Request, via []*http.Request) error {
		next.Header.Set("Accept", "application/json")
		return nil
	}}
}
