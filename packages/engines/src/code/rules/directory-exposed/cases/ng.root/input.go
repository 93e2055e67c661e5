package main

import "net/http"

func files() http.Handler {
	return http.FileServer(http.Dir("/"))
}
