package main

import "github.com/gin-gonic/gin"

func put(c *gin.Context) {
	user, err := users.ByNumber(c.Param("number"))
	if user == nil {
		user, err = users.ByLogin(c.Param("login"))
		if err != nil {
			c.Status(500)
			return
		}
	}
	users.Save(user)
}

func main() {
	r := gin.New()
	r.PUT("/users/:number", put)
	r.Run()
}
