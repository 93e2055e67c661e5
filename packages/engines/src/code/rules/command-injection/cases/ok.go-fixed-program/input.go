package work

import (
	"net/http"
	"os/exec"
)

var programs = map[string]string{"list": "ls", "disk": "df"}

func serve(w http.ResponseWriter, r *http.Request) {
	program, known := programs[r.FormValue("what")]
	if !known {
		http.NotFound(w, r)
		return
	}
	exec.Command(program, "--", r.FormValue("folder")).Run()
}
