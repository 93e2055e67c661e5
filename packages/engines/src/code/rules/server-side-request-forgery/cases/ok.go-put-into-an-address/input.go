package shelf

import (
	"net/http"
	"os"
	"strings"
)

func tell(w http.ResponseWriter, r *http.Request) {
	place := os.Getenv("TELL")
	place = strings.ReplaceAll(place, "[NOTE]", r.FormValue("note"))
	http.Get(place)
}
