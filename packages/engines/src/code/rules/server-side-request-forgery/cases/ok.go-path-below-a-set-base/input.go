package main

import (
	"fmt"
	"net/http"
)

func label(w http.ResponseWriter, r *http.Request) {
	address := fmt.Sprintf("%s/labels/%s/print", settings.Base(), r.FormValue("name"))
	http.Get(address)
}

func main() {
	http.HandleFunc("/label", label)
	http.ListenAndServe(":8080", nil)
}
