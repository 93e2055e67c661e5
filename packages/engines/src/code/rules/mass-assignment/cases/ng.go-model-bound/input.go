package members

import (
	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Member struct {
	gorm.Model
	Name    string `json:"name"`
	IsAdmin bool   `json:"is_admin"`
}

var db *gorm.DB

func Routes() {
	router := gin.Default()
	router.POST("/members", join)
}

func join(c *gin.Context) {
	var newcomer Member
	if err := c.ShouldBindJSON(&newcomer); err != nil {
		c.Status(400)
		return
	}
	db.Create(&newcomer)
}
