package main

import "net/http"

func fetch() (*http.Response, error) {
	return http.Get("https://status.example.com")
}
