package main

import "net/http"

func upload(w http.ResponseWriter, r *http.Request) {
	r.ParseMultipartForm(1 << 20)
}
