package shelf

import (
	"net/http"
	"os"
	"strings"
)

func tell(w http.ResponseWriter, r *http.Request) {
	place := os.Getenv("TELL")
	place = strings.ReplaceAll(r.FormValue("note"), "[PLACE]", place)
	http.Get(place)
}
