import type { App } from "../app.ts";

export const chiCourier: App = {
  "auth.go": `package main

import (
	"context"
	"net/http"
	"os"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

type account struct {
	ID   int64
	Role string
}

type contextKey struct{}

type claims struct {
	Role string \`json:"role"\`
	UID  int64  \`json:"uid"\`
	jwt.RegisteredClaims
}

func authenticated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		raw := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		var c claims
		_, err := jwt.ParseWithClaims(raw, &c, func(t *jwt.Token) (any, error) {
			return []byte(os.Getenv("JWT_KEY")), nil
		}, jwt.WithValidMethods([]string{"HS256"}))
		if err != nil {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		ctx := context.WithValue(r.Context(), contextKey{}, account{ID: c.UID, Role: c.Role})
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func dispatcher(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if who(r).Role != "dispatcher" {
			http.Error(w, "forbidden", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func who(r *http.Request) account {
	a, _ := r.Context().Value(contextKey{}).(account)
	return a
}
`,
  "couriers.go": `package main

import (
	"encoding/json"
	"net/http"

	"github.com/go-chi/chi/v5"
)

func (s *server) listCouriers(w http.ResponseWriter, r *http.Request) {
	rows, err := s.db.QueryContext(r.Context(), "SELECT id, name FROM couriers")
	if err != nil {
		http.Error(w, "error", http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	names := map[int64]string{}
	for rows.Next() {
		var id int64
		var name string
		rows.Scan(&id, &name)
		names[id] = name
	}
	json.NewEncoder(w).Encode(names)
}

func (s *server) addCourier(w http.ResponseWriter, r *http.Request) {
	var in struct{ Name string }
	json.NewDecoder(r.Body).Decode(&in)
	s.db.ExecContext(r.Context(), "INSERT INTO couriers (name) VALUES ($1)", in.Name)
	w.WriteHeader(http.StatusCreated)
}

func (s *server) removeCourier(w http.ResponseWriter, r *http.Request) {
	s.db.ExecContext(r.Context(), "DELETE FROM couriers WHERE id = $1", chi.URLParam(r, "id"))
	w.WriteHeader(http.StatusNoContent)
}
`,
  "deliveries.go": `package main

import (
	"encoding/json"
	"net/http"

	"github.com/go-chi/chi/v5"
)

type delivery struct {
	ID        int64  \`json:"id"\`
	SenderID  int64  \`json:"-"\`
	Recipient string \`json:"recipient"\`
	Address   string \`json:"address"\`
}

func (s *server) listDeliveries(w http.ResponseWriter, r *http.Request) {
	rows, err := s.db.QueryContext(r.Context(), "SELECT id, sender_id, recipient, address FROM deliveries WHERE sender_id = $1", who(r).ID)
	if err != nil {
		http.Error(w, "error", http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	list := []delivery{}
	for rows.Next() {
		var d delivery
		rows.Scan(&d.ID, &d.SenderID, &d.Recipient, &d.Address)
		list = append(list, d)
	}
	json.NewEncoder(w).Encode(list)
}

func (s *server) createDelivery(w http.ResponseWriter, r *http.Request) {
	var d delivery
	json.NewDecoder(r.Body).Decode(&d)
	_, err := s.db.ExecContext(r.Context(), "INSERT INTO deliveries (sender_id, recipient, address) VALUES ($1, $2, $3)", who(r).ID, d.Recipient, d.Address)
	if err != nil {
		http.Error(w, "error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func (s *server) find(r *http.Request, id string) (delivery, error) {
	var d delivery
	err := s.db.QueryRowContext(r.Context(), "SELECT id, sender_id, recipient, address FROM deliveries WHERE id = $1", id).Scan(&d.ID, &d.SenderID, &d.Recipient, &d.Address)
	return d, err
}

func (s *server) getDelivery(w http.ResponseWriter, r *http.Request) {
	d, err := s.find(r, chi.URLParam(r, "id"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
«	if d.SenderID != who(r).ID {
		http.NotFound(w, r)
		return
	}
»	json.NewEncoder(w).Encode(d)
}

func (s *server) changeAddress(w http.ResponseWriter, r *http.Request) {
	var in struct{ Address string }
	json.NewDecoder(r.Body).Decode(&in)
	d, err := s.find(r, chi.URLParam(r, "id"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
«	if d.SenderID != who(r).ID {
		http.Error(w, "forbidden", http.StatusForbidden)
		return
	}
»	s.db.ExecContext(r.Context(), "UPDATE deliveries SET address = $1 WHERE id = $2", in.Address, d.ID)
	w.WriteHeader(http.StatusNoContent)
}

func (s *server) cancelDelivery(w http.ResponseWriter, r *http.Request) {
	me := who(r)
	query, values := "DELETE FROM deliveries WHERE id = $1", []any{chi.URLParam(r, "id")}
«	query, values = query+" AND sender_id = $2", append(values, me.ID)
»	_, err := s.db.ExecContext(r.Context(), query, values...)
	if err != nil {
		http.Error(w, "error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *server) assign(w http.ResponseWriter, r *http.Request) {
	var in struct{ CourierID int64 }
	json.NewDecoder(r.Body).Decode(&in)
	s.db.ExecContext(r.Context(), "UPDATE deliveries SET courier_id = $1 WHERE id = $2", in.CourierID, chi.URLParam(r, "id"))
	w.WriteHeader(http.StatusNoContent)
}
`,
  "go.mod": `module example.com/courier

go 1.23

require (
	github.com/go-chi/chi/v5 v5.1.0
	github.com/golang-jwt/jwt/v5 v5.2.1
)
`,
  "login.go": `package main

import (
	"encoding/json"
	"net/http"
	"os"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/bcrypt"
)

func (s *server) login(w http.ResponseWriter, r *http.Request) {
	var in struct{ Email, Password string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	var id int64
	var role, hash string
	err := s.db.QueryRowContext(r.Context(), "SELECT id, role, password_hash FROM accounts WHERE email = $1", in.Email).Scan(&id, &role, &hash)
	if err != nil || bcrypt.CompareHashAndPassword([]byte(hash), []byte(in.Password)) != nil {
		http.Error(w, "unauthorized", http.StatusUnauthorized)
		return
	}
	token, _ := jwt.NewWithClaims(jwt.SigningMethodHS256, claims{Role: role, UID: id}).SignedString([]byte(os.Getenv("JWT_KEY")))
	json.NewEncoder(w).Encode(map[string]string{"token": token})
}
`,
  "main.go": `package main

import (
	"database/sql"
	"log"
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	_ "github.com/lib/pq"
)

type server struct{ db *sql.DB }

func main() {
	db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	s := &server{db: db}
	r := chi.NewRouter()
	r.Use(middleware.Recoverer)
	r.Get("/ping", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("pong")) })
	r.Post("/login", s.login)
	r.Route("/deliveries", func(r chi.Router) {
«		r.Use(authenticated)
»		r.Get("/", s.listDeliveries)
		r.Post("/", s.createDelivery)
		r.Get("/{id}", s.getDelivery)
		r.Put("/{id}/address", s.changeAddress)
		r.Delete("/{id}", s.cancelDelivery)
		r«.With(dispatcher)».Post("/{id}/assign", s.assign)
	})
	r.Group(func(r chi.Router) {
		r.Use(authenticated)
«		r.Use(dispatcher)
»		r.Get("/couriers", s.listCouriers)
		r.Post("/couriers", s.addCourier)
		r.Delete("/couriers/{id}", s.removeCourier)
	})
	log.Fatal(http.ListenAndServe(":8080", r))
}
`,
};
