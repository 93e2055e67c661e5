package main

import (
	"database/sql"
	"net/http"

	_ "github.com/lib/pq"
)

func main() {
	db, _ := sql.Open("postgres", "")
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		db.QueryContext(r.Context(), "SELECT a FROM b WHERE c = '"+r.FormValue("c")+"'")
		db.Query("SELECT a FROM b ORDER BY " + r.FormValue("by"))
	})
}
