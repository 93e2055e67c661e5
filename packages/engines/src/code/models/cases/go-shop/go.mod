module example.com/shop

go 1.22

require (
	github.com/go-chi/chi/v5 v5.0.0
	github.com/gorilla/mux v1.8.0
	github.com/jmoiron/sqlx v1.3.5
	gorm.io/gorm v1.25.0
	github.com/jackc/pgx/v5 v5.5.0
)
