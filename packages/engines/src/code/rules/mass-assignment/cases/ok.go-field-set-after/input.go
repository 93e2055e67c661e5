package members

import (
	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Member struct {
	gorm.Model
	Name    string `json:"name"`
	IsAdmin bool   `json:"is_admin"`
	Balance int    `json:"-"`
}

type Newcomer struct {
	Name    string `json:"name"`
	IsAdmin bool   `json:"is_admin"`
}

var db *gorm.DB

func Routes() {
	router := gin.Default()
	router.POST("/members", join)
	router.POST("/guests", joinAsGuest)
}

func join(c *gin.Context) {
	var newcomer Member
	if err := c.ShouldBindJSON(&newcomer); err != nil {
		c.Status(400)
		return
	}
	newcomer.IsAdmin = false
	db.Create(&newcomer)
}

func joinAsGuest(c *gin.Context) {
	var form Newcomer
	if err := c.BindJSON(&form); err != nil {
		c.Status(400)
		return
	}
	db.Create(&Member{Name: form.Name})
}
