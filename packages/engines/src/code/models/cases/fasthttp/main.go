package main

import (
	"database/sql"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/fasthttp/router"
	"github.com/valyala/fasthttp"
)

var db *sql.DB

func show(ctx *fasthttp.RequestCtx) {
	name := ctx.UserValue("name").(string)
	db.Query("select * from a where b = '" + name + "'") // ng: sql-injection
	db.Query("select * from a where b = $1", name)       // ok
	ctx.SetContentType("text/html")
	fmt.Fprintf(ctx, "<p>%s</p>", html.EscapeString(name))           // ok
	ctx.WriteString("<p>" + string(ctx.QueryArgs().Peek("q")))       // ng: cross-site-scripting
}

func run(ctx *fasthttp.RequestCtx) {
	exec.Command("sh", "-c", "ls "+string(ctx.PostArgs().Peek("d"))).Run() // ng: command-injection
	exec.Command("ls", "--", string(ctx.PostArgs().Peek("d"))).Run()       // ok
	os.ReadFile("/srv/" + string(ctx.Request.Header.Peek("X-F")))          // ng: path-traversal
	os.ReadFile(filepath.Join("/srv", filepath.Base(string(ctx.Path()))))  // ok
	ctx.Redirect(string(ctx.QueryArgs().Peek("to")), fasthttp.StatusFound) // ng: open-redirect
	ctx.Redirect("/home", fasthttp.StatusFound)                            // ok
}

func fetch(ctx *fasthttp.RequestCtx) {
	fasthttp.Get(nil, string(ctx.QueryArgs().Peek("u"))) // ng: server-side-request-forgery
	req := fasthttp.AcquireRequest()
	req.SetRequestURI(string(ctx.PostBody())) // ng: server-side-request-forgery
	n, _ := strconv.Atoi(string(ctx.QueryArgs().Peek("n")))
	db.Query(fmt.Sprintf("select * from a limit %d", n)) // ok
	fh, _ := ctx.FormFile("f")
	fasthttp.SaveMultipartFile(fh, "/srv/"+fh.Filename) // ok
	ctx.SendFile("/srv/" + string(ctx.Request.Header.Cookie("f"))) // ng: path-traversal
}

func main() {
	r := router.New()
	r.GET("/a/{name}", show)
	r.POST("/b", run)
	r.GET("/c", fetch)
	fasthttp.ListenAndServe(":8080", r.Handler)
}
