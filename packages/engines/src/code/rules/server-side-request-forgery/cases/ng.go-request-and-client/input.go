package proxy

import (
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
)

type Fetcher struct {
	client *http.Client
}

func (f Fetcher) Load(address string) (*http.Response, error) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	return f.client.Do(request)
}

func Router() http.Handler {
	fetcher := Fetcher{client: &http.Client{Timeout: time.Second}}
	router := chi.NewRouter()
	router.Route("/proxy", func(inner chi.Router) {
		inner.Get("/{host}", func(w http.ResponseWriter, r *http.Request) {
			fetcher.Load("http://" + chi.URLParam(r, "host"))
		})
	})
	return router
}
