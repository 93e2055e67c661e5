package main

import "net/http"

func letters(w http.ResponseWriter, r *http.Request) {
	session := r.Header.Get("Authorization")
	if session == "" {
		http.Error(w, "sign in", http.StatusUnauthorized)
	}
	remove(r.URL.Query().Get("id"))
}

func remove(id string) {}

func main() {
	http.HandleFunc("/letters", letters)
	http.ListenAndServe(":8080", nil)
}
