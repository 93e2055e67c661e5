package main

import (
	"net/http"

	"github.com/gorilla/mux"
)

func knows(w http.ResponseWriter, r *http.Request) bool {
	if r.Header.Get("Authorization") == "" {
		w.WriteHeader(http.StatusUnauthorized)
		return false
	}
	return true
}

func doorman(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if knows(w, r) {
			next.ServeHTTP(w, r)
		}
	})
}

func list(w http.ResponseWriter, r *http.Request) {}

func drop(w http.ResponseWriter, r *http.Request) { crates.Delete(mux.Vars(r)["id"]) }

func main() {
	r := mux.NewRouter()
	in := r.PathPrefix("/crates").Subrouter()
	in.Use(doorman)
	in.HandleFunc("/", list).Methods("GET")
	in.HandleFunc("/{id}", list).Methods("GET")
	in.HandleFunc("/{id}", drop).Methods("DELETE")
	http.ListenAndServe(":8080", r)
}
