package store

import (
	"database/sql"
	"fmt"
	"net/http"
	"strconv"
)

func page(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		column := "id"
		if r.FormValue("sort") != "" {
			column := r.FormValue("sort")
			fmt.Println(len(column))
		}
		switch r.FormValue("by") {
		case "name":
			column = "name"
		case "age":
			column = "age"
		}
		text := r.PathValue("page")
		if _, err := strconv.Atoi(text); err != nil {
			http.NotFound(w, r)
			return
		}
		db.Query("SELECT id FROM people ORDER BY " + column + " LIMIT " + text)
		number, _ := strconv.Atoi(r.FormValue("from"))
		db.Query(fmt.Sprintf("SELECT id FROM people LIMIT %v", number))
	}
}
