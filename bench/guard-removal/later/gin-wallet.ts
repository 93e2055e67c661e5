import type { App } from "../app.ts";

export const ginWallet: App = {
  "go.mod": `module example.com/wallet

go 1.22
`,
  "main.go": `package main

import (
	"example.com/wallet/api"
	"github.com/gin-gonic/gin"
)

func main() {
	r := gin.Default()
	r.POST("/login", api.Login)
	r.GET("/rates", api.Rates)
	authed := r.Group("/v1")
	«authed.Use(api.RequireToken())»
	{
		authed.GET("/wallets", api.ListWallets)
		authed.GET("/wallets/:id", api.GetWallet)
		authed.POST("/wallets/:id/transfer", api.Transfer)
		authed.DELETE("/wallets/:id", api.CloseWallet)
	}
	admin := r.Group("/admin", api.RequireToken()«, api.RequireAdmin()»)
	admin.GET("/wallets", api.AllWallets)
	admin.POST("/wallets/:id/freeze", api.Freeze)
	admin.DELETE("/users/:id", api.DropUser)
	r.Run(":8080")
}
`,
  "api/auth.go": `package api

import (
	"net/http"
	"os"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

func RequireToken() gin.HandlerFunc {
	return func(c *gin.Context) {
		raw := strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer ")
		claims := jwt.MapClaims{}
		_, err := jwt.ParseWithClaims(raw, claims, func(t *jwt.Token) (any, error) {
			return []byte(os.Getenv("KEY")), nil
		}, jwt.WithValidMethods([]string{"HS256"}))
		if err != nil {
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "token"})
			return
		}
		c.Set("user", claims["sub"])
		c.Set("role", claims["role"])
		c.Next()
	}
}

func RequireAdmin() gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.GetString("role") != "admin" {
			c.AbortWithStatus(http.StatusForbidden)
			return
		}
		c.Next()
	}
}

func Login(c *gin.Context) {
	c.JSON(200, gin.H{"token": issue(c.PostForm("email"), c.PostForm("password"))})
}
`,
  "api/wallets.go": `package api

import (
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
)

var db *sql.DB

func issue(email, password string) string { return "" }

func Rates(c *gin.Context) { c.JSON(200, gin.H{"eur": 1.1}) }

func ListWallets(c *gin.Context) {
	rows, err := db.Query("select id, balance from wallets where owner = $1", c.GetString("user"))
	if err != nil {
		c.Status(500)
		return
	}
	defer rows.Close()
	c.JSON(200, scan(rows))
}

func scan(rows *sql.Rows) []gin.H { return nil }

func GetWallet(c *gin.Context) {
	var balance int
	err := db.QueryRow("select balance from wallets where id = $1« and owner = $2»", c.Param("id")«, c.GetString("user")»).Scan(&balance)
	if err != nil {
		c.Status(http.StatusNotFound)
		return
	}
	c.JSON(200, gin.H{"balance": balance})
}

func Transfer(c *gin.Context) {
	var owner string
	if err := db.QueryRow("select owner from wallets where id = $1", c.Param("id")).Scan(&owner); err != nil {
		c.Status(http.StatusNotFound)
		return
	}
	«if owner != c.GetString("user") {
		c.Status(http.StatusForbidden)
		return
	}»
	db.Exec("update wallets set balance = balance - $1 where id = $2", c.PostForm("amount"), c.Param("id"))
	c.Status(204)
}

func CloseWallet(c *gin.Context) {
	db.Exec("delete from wallets where id = $1 and owner = $2", c.Param("id"), c.GetString("user"))
	c.Status(204)
}

func AllWallets(c *gin.Context) {
	rows, _ := db.Query("select id, balance from wallets")
	c.JSON(200, scan(rows))
}

func Freeze(c *gin.Context) {
	db.Exec("update wallets set frozen = true where id = $1", c.Param("id"))
	c.Status(204)
}

func DropUser(c *gin.Context) {
	db.Exec("delete from users where id = $1", c.Param("id"))
	c.Status(204)
}
`,
};
