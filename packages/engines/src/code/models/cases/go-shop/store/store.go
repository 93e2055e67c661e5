package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
	"gorm.io/gorm"
)

type Store interface {
	Find(ctx context.Context, name string) error
	FindSafe(ctx context.Context, name string) error
}

type SQLStore struct {
	DB    *sql.DB
	X     *sqlx.DB
	Pool  *pgxpool.Pool
	Conn  *pgx.Conn
	G     *gorm.DB
	table string
}

type User struct {
	ID   int
	Name string
}

func New(db *sql.DB) *SQLStore { return &SQLStore{DB: db, table: "users"} }

func (s *SQLStore) Find(ctx context.Context, name string) error {
	_, err := s.DB.QueryContext(ctx, "SELECT * FROM users WHERE name = '"+name+"'") // ng: sql-injection
	return err
}

func (s *SQLStore) FindSafe(ctx context.Context, name string) error {
	_, err := s.DB.QueryContext(ctx, "SELECT * FROM "+s.table+" WHERE name = $1", name) // ok
	return err
}

func (s *SQLStore) Many(name, order string, ids []string) {
	s.DB.Query(fmt.Sprintf("SELECT * FROM u WHERE n = '%s'", name)) // ng: sql-injection
	s.DB.QueryRow("SELECT * FROM u WHERE n = ?", name) // ok
	s.DB.Exec("DELETE FROM u WHERE n = '" + name + "'") // ng: sql-injection
	var b strings.Builder
	b.WriteString("SELECT * FROM u")
	b.WriteString(" ORDER BY " + order)
	s.DB.Query(b.String()) // ng: sql-injection
	tx, _ := s.DB.Begin()
	tx.Exec("UPDATE u SET a = '" + name + "'") // ng: sql-injection
	tx.Exec("UPDATE u SET a = ?", name) // ok
	st, _ := s.DB.Prepare("SELECT * FROM u WHERE n = '" + name + "'") // ng: sql-injection
	st.Query(name) // ok
	q := "SELECT * FROM u WHERE id IN (" + strings.Join(ids, ",") + ")"
	s.DB.Query(q) // ng: sql-injection
	marks := strings.Repeat("?,", len(ids))
	s.DB.Query("SELECT * FROM u WHERE id IN (" + marks[:len(marks)-1] + ")") // ok
	switch order {
	case "name", "age":
	default:
		order = "id"
	}
	s.DB.Query("SELECT * FROM u ORDER BY " + order) // ok
	var us []User
	s.X.Select(&us, "SELECT * FROM u WHERE n = '"+name+"'") // ng: sql-injection
	s.X.Select(&us, "SELECT * FROM u WHERE n = $1", name) // ok
	s.X.Get(&us, fmt.Sprintf("SELECT * FROM u WHERE n = %q", name)) // ng: sql-injection
	s.X.NamedExec("INSERT INTO u (n) VALUES (:n)", map[string]any{"n": name}) // ok
	s.X.MustExec("DELETE FROM u WHERE n = '" + name + "'") // ng: sql-injection
	s.X.Queryx("SELECT * FROM u WHERE n = '" + name + "'") // ng: sql-injection
	s.Pool.Query(context.Background(), "SELECT * FROM u WHERE n = '"+name+"'") // ng: sql-injection
	s.Pool.QueryRow(context.Background(), "SELECT * FROM u WHERE n = $1", name) // ok
	s.Conn.Exec(context.Background(), "DELETE FROM u WHERE n = '"+name+"'") // ng: sql-injection
	s.G.Raw("SELECT * FROM u WHERE n = '" + name + "'").Scan(&us) // ng: sql-injection
	s.G.Raw("SELECT * FROM u WHERE n = ?", name).Scan(&us) // ok
	s.G.Where("name = '" + name + "'").Find(&us) // ng: sql-injection
	s.G.Where("name = ?", name).Find(&us) // ok
	s.G.Where(&User{Name: name}).Find(&us) // ok
	s.G.Order(name).Find(&us) // ng: sql-injection
	s.G.Exec("DELETE FROM u WHERE n = '" + name + "'") // ng: sql-injection
	s.G.Model(&User{}).Select("count(*) as " + name).Find(&us) // ng: sql-injection
	s.G.Joins("LEFT JOIN x ON x.n = '" + name + "'").Find(&us) // ng: sql-injection
	s.G.Table("u").Group(name).Having("a > ?", name).Find(&us) // ng: sql-injection
	s.G.First(&us, name) // ng: sql-injection
	s.G.First(&us, "name = ?", name) // ok
}
