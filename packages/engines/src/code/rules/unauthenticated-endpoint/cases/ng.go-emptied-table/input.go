package shelf

import "net/http"

type Store struct{}

var shelves Store

func known(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			http.Error(w, "who", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func show(w http.ResponseWriter, r *http.Request) {
	shelves.Truncate()
}

func keep(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}

func Routes() {
	http.Handle("GET /mine", known(http.HandlerFunc(keep)))
	http.Handle("GET /theirs", known(http.HandlerFunc(keep)))
	http.HandleFunc("GET /hours", show)
}
