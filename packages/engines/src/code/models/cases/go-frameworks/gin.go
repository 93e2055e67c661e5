package main

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
)

type loginForm struct {
	User string `form:"user" json:"user" binding:"required"`
	Age  int    `form:"age"`
	Kind string `form:"kind" binding:"oneof=a b c"`
	ID   string `uri:"id" binding:"required,uuid"`
	Num  string `form:"num" binding:"numeric"`
}

func sh(s string) *exec.Cmd { return exec.Command("sh", "-c", s) } // ng: command-injection

type api struct{ dir string }

func (a *api) show(c *gin.Context) {
	sh(c.Query("a")).Run()
	exec.Command("sh", "-c", c.QueryArray("a")[0]).Run() // ng: command-injection
	exec.Command("sh", "-c", c.QueryMap("a")["x"]).Run() // ng: command-injection
	v, ok := c.GetQuery("a")
	if ok {
		exec.Command("sh", "-c", v).Run() // ng: command-injection
	}
	exec.Command("sh", "-c", c.DefaultPostForm("a", "b")).Run() // ng: command-injection
	pv, _ := c.GetPostForm("a")
	exec.Command("sh", "-c", pv).Run() // ng: command-injection
	exec.Command("sh", "-c", c.PostFormArray("a")[0]).Run() // ng: command-injection
	exec.Command("sh", "-c", c.Params.ByName("a")).Run() // ng: command-injection
	exec.Command("sh", "-c", c.Request.URL.Query().Get("a")).Run() // ng: command-injection
	exec.Command("sh", "-c", c.Request.Header.Get("a")).Run() // ng: command-injection
	exec.Command("sh", "-c", c.FullPath()).Run() // ok
	exec.Command("sh", "-c", c.ContentType()).Run() // ng: command-injection
	exec.Command("sh", "-c", c.GetString("user")).Run() // ok
	var f loginForm
	if err := c.ShouldBind(&f); err != nil {
		c.AbortWithStatusJSON(400, gin.H{"error": err.Error()})
		return
	}
	exec.Command("sh", "-c", f.User).Run() // ng: command-injection
	var u loginForm
	c.ShouldBindUri(&u)
	exec.Command("sh", "-c", u.User).Run() // ng: command-injection
	var h loginForm
	c.ShouldBindHeader(&h)
	exec.Command("sh", "-c", h.User).Run() // ng: command-injection
	var j map[string]string
	c.BindJSON(&j)
	exec.Command("sh", "-c", j["x"]).Run() // ng: command-injection
	form, _ := c.MultipartForm()
	for _, fh := range form.File["files"] {
		c.SaveUploadedFile(fh, "/srv/"+fh.Filename) // ok
		c.SaveUploadedFile(fh, "/srv/"+filepath.Base(fh.Filename)) // ok
	}
}

func (a *api) out(c *gin.Context) {
	q := c.Query("q")
	c.Writer.WriteString("<p>" + q) // ng: cross-site-scripting
	c.Writer.Write([]byte("<p>" + q)) // ng: cross-site-scripting
	c.Header("Content-Disposition", "attachment; filename="+q) // ok
	c.Data(200, "text/plain", []byte(q)) // ok
	c.Data(200, "text/html; charset=utf-8", []byte(q)) // ng: cross-site-scripting
	c.HTML(200, "a.html", gin.H{"q": q}) // ok
	c.File(filepath.Join(a.dir, q)) // ng: path-traversal
	c.FileAttachment(filepath.Join(a.dir, filepath.Base(q)), q) // ok
	c.FileAttachment("/srv/"+q, "x") // ng: path-traversal
	c.FileFromFS(q, http.Dir("/srv")) // ok
	c.Redirect(http.StatusFound, "/x/"+q) // ok
	c.Redirect(http.StatusFound, "https://"+q) // ng: open-redirect
	c.SetCookie("session", q, 3600, "/", "", true, true) // ok
	c.Request.URL.Path = q
	os.Remove(c.Param("p")) // ng: path-traversal
	c.XML(200, gin.H{"q": q}) // ok
	c.YAML(200, gin.H{"q": q}) // ok
	c.Abort()
}

func main() {
	gin.SetMode(gin.DebugMode)
	r := gin.New()
	a := &api{dir: "/srv"}
	r.Use(cors.New(cors.Config{AllowAllOrigins: true, AllowCredentials: true}))
	v1 := r.Group("/v1")
	{
		v1.GET("/show/:id", a.show)
		v1.GET("/out", a.out)
		v1.Any("/closure", func(c *gin.Context) {
			name := c.Query("n")
			defer func() { exec.Command("sh", "-c", name).Run() }() // ng: command-injection
			go exec.Command("sh", "-c", name).Run() // ng: command-injection
		})
	}
	r.NoRoute(func(c *gin.Context) { exec.Command("sh", "-c", c.Request.URL.Path).Run() }) // ng: command-injection
	r.Use(func(c *gin.Context) { exec.Command("sh", "-c", c.GetHeader("X")).Run() }) // ng: command-injection
	r.Run()
}
