package main

import "net/http"

func page(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Length", "20")
}
