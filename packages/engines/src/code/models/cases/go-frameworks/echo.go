package main

import (
	"os/exec"
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

type query struct {
	A string `query:"a" json:"a" form:"a" param:"a"`
	B int    `query:"b"`
}

type handler struct{}

func (h *handler) show(c echo.Context) error {
	exec.Command("sh", "-c", c.QueryParams().Get("a")).Run() // ng: command-injection
	exec.Command("sh", "-c", c.QueryString()).Run() // ng: command-injection
	exec.Command("sh", "-c", c.ParamValues()[0]).Run() // ng: command-injection
	fp, _ := c.FormParams()
	exec.Command("sh", "-c", fp.Get("a")).Run() // ng: command-injection
	ck, _ := c.Cookie("a")
	exec.Command("sh", "-c", ck.Value).Run() // ng: command-injection
	for _, k := range c.Cookies() {
		exec.Command("sh", "-c", k.Value).Run() // ng: command-injection
	}
	f, _ := c.FormFile("f")
	exec.Command("sh", "-c", f.Filename).Run() // ng: command-injection
	exec.Command("sh", "-c", c.Path()).Run() // ok
	exec.Command("sh", "-c", c.Request().URL.Path).Run() // ng: command-injection
	exec.Command("sh", "-c", c.Request().FormValue("a")).Run() // ng: command-injection
	q := new(query)
	if err := c.Bind(q); err != nil {
		return err
	}
	exec.Command("sh", "-c", q.A).Run() // ng: command-injection
	exec.Command("sh", "-c", string(rune(q.B))).Run() // ok
	var q2 query
	(&echo.DefaultBinder{}).BindQueryParams(c, &q2)
	exec.Command("sh", "-c", q2.A).Run() // ng: command-injection
	return c.JSON(200, q) // ok
}

func (h *handler) out(c echo.Context) error {
	q := c.QueryParam("q")
	c.HTMLBlob(200, []byte("<p>"+q)) // ng: cross-site-scripting
	c.Blob(200, "text/html", []byte("<p>"+q)) // ng: cross-site-scripting
	c.Blob(200, "text/plain", []byte("<p>"+q)) // ok
	c.String(200, "<p>"+q) // ok
	c.Response().Write([]byte("<p>" + q)) // ng: cross-site-scripting
	c.Attachment("/srv/"+q, "a") // ng: path-traversal
	c.Inline("/srv/"+q, "a") // ng: path-traversal
	c.Response().Header().Set("X-Q", q) // ok
	c.SetCookie(&http.Cookie{Name: "session", Value: "v"}) // ng: insecure-cookie
	c.SetCookie(&http.Cookie{Name: "session", Value: "v", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode}) // ok
	c.Logger().Infof("q %s", q) // ok
	c.Logger().Infof("q %q", q) // ok
	return c.Redirect(302, "/a/"+q) // ok
}

func echoMain() {
	e := echo.New()
	e.Debug = true // ng: debug-mode
	e.Use(middleware.CORSWithConfig(middleware.CORSConfig{AllowOrigins: []string{"*"}, AllowCredentials: true}))
	h := &handler{}
	g := e.Group("/api")
	g.GET("/show/:a", h.show)
	g.POST("/out", h.out)
	e.Logger.Fatal(e.Start(":1323"))
}
