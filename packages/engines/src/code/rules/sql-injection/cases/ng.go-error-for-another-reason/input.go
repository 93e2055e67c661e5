package main

import (
	"database/sql"
	"errors"
	"fmt"
	"net/http"
)

var db *sql.DB

func wayOf(r *http.Request) (string, error) {
	way := r.FormValue("way")
	if len(way) > 40 {
		return way, errors.New("too long")
	}
	return way, nil
}

func list(w http.ResponseWriter, r *http.Request) {
	way, err := wayOf(r)
	if err != nil {
		http.Error(w, err.Error(), 400)
		return
	}
	db.Query(fmt.Sprintf("SELECT name FROM shelves ORDER BY name %s", way))
}

func main() {
	http.HandleFunc("/shelves", list)
	http.ListenAndServe(":8080", nil)
}
