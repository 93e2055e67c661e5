package main

import (
	"net/http"
	"time"
)

func main() {
	server := &http.Server{Addr: "127.0.0.1:8080", ReadTimeout: 5 * time.Second}
	server.ListenAndServe()
}
