package main

import (
	"context"
	"net/http"
	"os/exec"
	"strconv"

	"github.com/gin-gonic/gin"
)

type key string

type termKey struct{}

func chosen() gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Set("name", c.Query("name"))
		page, err := strconv.Atoi(c.Query("page"))
		if err != nil {
			c.AbortWithStatus(400)
			return
		}
		c.Set("page", strconv.Itoa(page))
		c.Next()
	}
}

func with(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), key("folder"), r.URL.Query().Get("folder"))
		ctx = context.WithValue(ctx, termKey{}, r.URL.Query().Get("term"))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func shown(w http.ResponseWriter, r *http.Request) {
	folder := r.Context().Value(key("folder")).(string)
	exec.Command("sh", "-c", "x "+folder).Run() // ng: command-injection
	term := r.Context().Value(termKey{}).(string)
	exec.Command("sh", "-c", "x "+term).Run() // ng: command-injection
	other, _ := r.Context().Value(key("other")).(string)
	exec.Command("sh", "-c", "x "+other).Run() // ok
}

func main() {
	r := gin.Default()
	r.Use(chosen())
	r.GET("/1", func(c *gin.Context) {
		name := c.GetString("name")
		exec.Command("sh", "-c", "x "+name).Run() // ng: command-injection
		page := c.GetString("page")
		exec.Command("sh", "-c", "x "+page).Run() // ok
		held, _ := c.Get("name")
		exec.Command("sh", "-c", "x "+held.(string)).Run() // ng: command-injection
		exec.Command("sh", "-c", "x "+c.MustGet("name").(string)).Run() // ng: command-injection
	})
	http.Handle("/2", with(http.HandlerFunc(shown)))
}
