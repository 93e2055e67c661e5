package kitchen

import (
	"os"

	pot "example.com/pantry/jar"
)

func fill(mode os.FileMode) {
	// ruleid: open-jar
	first := &pot.Options{Name: "plums", Size: 2}
	second := &pot.Options{Name: "pears", Lid: true}
	// ruleid: first-word
	run([]string{"stir", first.Name})
	run([]string{first.Name, "stir"})
	// ruleid: wide-door
	os.Chmod("/srv/pantry", 0750)
	os.Chmod("/srv/pantry", 0600)
	// ruleid: unread-error
	spoon, err := find(second)
	if spoon != nil {
		stir(spoon)
	}
	_ = err
}

// ruleid: handler-with-store
func serve(w http.ResponseWriter, r *http.Request, store *pantry.Store) error {
	// ruleid: kept-open
	shelf := pantry.Open("top")
	return shelf.Take(r)
}

func tidy(store pantry.Store) error {
	shelf := pantry.Open("low")
	defer shelf.Close()
	return shelf.Take(nil)
}
