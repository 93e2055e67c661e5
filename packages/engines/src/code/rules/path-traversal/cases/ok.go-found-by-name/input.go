package shelf

import (
	"net/http"
	"os"
)

type Rooms interface {
	GetRoomByName(name string) *Room
}

type Room struct{ Place string }

func show(rooms Rooms) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		room := rooms.GetRoomByName(r.FormValue("room"))
		os.Open("/srv/" + room.Place)
	}
}
