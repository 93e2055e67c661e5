package pages

import (
	"fmt"
	"html/template"
	"net/http"
)

type view struct{ Title template.HTML }

func makeView(title string) view { return view{Title: template.HTML("<b>" + title + "</b>")} }

func show(w http.ResponseWriter, r *http.Request) {
	if cookie, err := r.Cookie("name"); err == nil {
		fmt.Fprintln(w, makeView(cookie.Value).Title)
	}
}
