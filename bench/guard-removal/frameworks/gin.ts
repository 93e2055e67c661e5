import type { App } from "../app.ts";

export const gin: App = {
  "go.mod": `module example.com/shop
`,
  "main.go": `package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func gate(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.Next()
}

func show(c *gin.Context) { c.JSON(200, gin.H{}) }

func main() {
	r := gin.Default()
	r.GET("/health", show)
	r.GET("/jobs", «gate, »show)
	r.POST("/jobs", «gate, »show)
	r.GET("/jobs/:id", «gate, »show)
	r.PUT("/jobs/:id", «gate, »show)
	r.DELETE("/jobs/:id", «gate, »show)
	r.Run()
}
`,
};
