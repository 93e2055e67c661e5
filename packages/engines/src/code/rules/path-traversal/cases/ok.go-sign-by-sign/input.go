package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

func plain(text string) string {
	return strings.Map(func(sign rune) rune {
		switch sign {
		case '-', '_':
			return sign
		}
		if (sign < '0' || sign > '9') && (sign < 'a' || sign > 'z') {
			return -1
		}
		return sign
	}, strings.ToLower(text))
}

func read(w http.ResponseWriter, r *http.Request) {
	content, _ := os.ReadFile(filepath.Join("/srv/labels", plain(r.FormValue("name"))+".txt"))
	w.Header().Set("Content-Type", "text/plain")
	w.Write(content)
}

func main() {
	http.HandleFunc("/label", read)
	http.ListenAndServe(":8080", nil)
}
