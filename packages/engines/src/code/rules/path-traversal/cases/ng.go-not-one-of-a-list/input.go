package shelf

import (
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
)

var rooms = []string{"attic", "cellar"}
var page = regexp.MustCompile(`^/page/([-_A-Za-z0-9]{1,64})(?:\.[a-z]{1,4})?$`)

func among(name string, all []string) bool {
	for _, each := range all {
		if each == name {
			return false
		}
	}
	return true
}

func plain(name string) string {
	if name == "" || name[0] != '/' {
		name = "/" + name
	}
	return path.Clean(name)
}

func room(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("room")
	if !among(name, rooms) {
		name = "attic"
	}
	os.Open("/srv/" + name)
}

func other(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("other")
	if !slices.Contains(rooms, name) {
		return
	}
	os.Open("/srv/" + name)
}

func below(w http.ResponseWriter, r *http.Request) {
	os.Open(filepath.Join("/srv", plain(r.FormValue("place"))))
}

func shown(w http.ResponseWriter, r *http.Request) {
	parts := page.FindStringSubmatch(r.URL.Path)
	if len(parts) != 2 {
		return
	}
	os.Open("/srv/" + parts[1])
}
