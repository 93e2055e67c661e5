package shelf

import (
	"net/http"
	"regexp"
)

var known = regexp.MustCompile(`(?i)^https://[a-z0-9-]{3,}\.example\.com`)

func load(w http.ResponseWriter, r *http.Request) {
	place := r.FormValue("place")
	if !known.MatchString(place) {
		return
	}
	http.Get(place)
}
