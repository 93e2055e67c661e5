package main

import "net/http"

func upload(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 5<<20)
	r.ParseMultipartForm(1 << 20)
}
