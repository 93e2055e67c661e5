package main

import "github.com/gin-gonic/gin"

type Badge struct{ Valid bool }

func (b *Badge) Refuse(c *gin.Context) bool {
	if b.Valid {
		return false
	}
	c.AbortWithStatus(403)
	return true
}

func Authenticate(c *gin.Context) *Badge {
	return badges[c.GetHeader("X-Badge")]
}

var badges map[string]*Badge

func gate(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		c.AbortWithStatus(401)
	}
}

func shelf(c *gin.Context) {}

func main() {
	r := gin.New()
	r.GET("/shelves", gate, shelf)
	r.GET("/shelves/:id", gate, shelf)
	r.DELETE("/crates/:id", func(c *gin.Context) {
		b := Authenticate(c)
		crates.Delete(c.Param("id"), b)
	})
	r.Run()
}
