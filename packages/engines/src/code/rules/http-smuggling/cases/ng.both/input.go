package main

import "net/http"

func page(w http.ResponseWriter, r *http.Request) {
	headers := w.Header()
	headers.Set("Content-Length", "20")
	headers.Set("Transfer-Encoding", "chunked")
}
