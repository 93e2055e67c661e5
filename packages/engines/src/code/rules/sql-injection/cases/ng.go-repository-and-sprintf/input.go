package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
)

type order struct {
	Owner string
	Count int
}

type orders struct{ pool *sql.DB }

type finder interface {
	byOwner(ctx context.Context, owner string) (*sql.Rows, error)
}

func (o *orders) byOwner(ctx context.Context, owner string) (*sql.Rows, error) {
	text := fmt.Sprintf("SELECT id FROM orders WHERE owner = '%s'", owner)
	return o.pool.QueryContext(ctx, text)
}

type api struct{ find finder }

func (a *api) list(w http.ResponseWriter, r *http.Request) {
	var wanted order
	if err := json.NewDecoder(r.Body).Decode(&wanted); err != nil {
		http.Error(w, "bad order", http.StatusBadRequest)
		return
	}
	rows, err := a.find.byOwner(r.Context(), wanted.Owner)
	if err == nil {
		defer rows.Close()
	}
}
