package labels

import (
	"net/http"
	"strconv"
)

func print(r *http.Request, printer *Printer) {
	name := r.FormValue("name")
	var labels []string
	for _, each := range []string{name, "x"} {
		labels = append(labels, each)
	}
	// ruleid: label-from-request
	printer.Print("label: "+labels[0], 2)
	switch count := r.FormValue("count"); {
	case count != "":
		// ruleid: label-from-request
		printer.Print(count)
	}
	size, _ := strconv.Atoi(r.FormValue("size"))
	printer.Print(strconv.Itoa(size))
	printer.Print("fixed", name)
}
