package main

import "net/http"

func client() *http.Client {
	return &http.Client{CheckRedirect: func(next *http.Request, via []*http.Request) error {
		next.Header = via[0].Header.Clone()
		return nil
	}}
}
