package files

import (
	"os"
	"path/filepath"

	"github.com/gin-gonic/gin"
)

const root = "/srv/files"

func locate(parts ...string) string { return filepath.Join(append([]string{root}, parts...)...) }

func download(c *gin.Context) {
	content, err := os.ReadFile(locate("shared", c.Param("name")))
	if err != nil {
		c.AbortWithStatus(404)
		return
	}
	c.JSON(200, content)
}

func Routes(group *gin.RouterGroup) { group.GET("/files/:name", download) }
