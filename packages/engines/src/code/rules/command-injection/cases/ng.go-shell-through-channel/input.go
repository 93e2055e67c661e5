package work

import (
	"net/http"
	"os/exec"
	"strings"
)

type job struct{ line string }

func run(next job) error {
	var script strings.Builder
	script.WriteString("convert ")
	script.WriteString(next.line)
	return exec.Command("/bin/sh", "-c", script.String()).Run()
}

func serve(w http.ResponseWriter, r *http.Request) {
	jobs := make(chan job, 1)
	jobs <- job{line: r.Header.Get("X-Source")}
	go func() {
		for next := range []job{<-jobs} {
			_ = next
		}
	}()
	if err := run(job{r.URL.Query().Get("file")}); err != nil {
		w.WriteHeader(500)
	}
}
