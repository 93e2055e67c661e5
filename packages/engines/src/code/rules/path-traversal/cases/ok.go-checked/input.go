package files

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

func read(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	full := filepath.Join("/srv/files", name)
	if !strings.HasPrefix(full, "/srv/files/") {
		http.NotFound(w, r)
		return
	}
	os.Open(full)
	other := r.PathValue("other")
	if !filepath.IsLocal(other) {
		return
	}
	os.Open("files/" + other)
	third := r.PathValue("third")
	switch {
	case third == "":
		return
	case strings.Contains(third, ".."):
		return
	}
	os.Open("files/" + third)
}
