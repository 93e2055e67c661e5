package main

import (
	"os/exec"

	"github.com/gofiber/fiber/v2"
)

type fin struct {
	A string `json:"a" query:"a" params:"a" reqHeader:"a"`
	N int    `json:"n"`
}

func fiberShow(c *fiber.Ctx) error {
	exec.Command("sh", "-c", c.Query("a", "b")).Run() // ng: command-injection
	exec.Command("sh", "-c", c.Get("X-A")).Run() // ng: command-injection
	exec.Command("sh", "-c", c.Cookies("a")).Run() // ng: command-injection
	exec.Command("sh", "-c", string(c.Body())).Run() // ng: command-injection
	exec.Command("sh", "-c", c.Path()).Run() // ng: command-injection
	exec.Command("sh", "-c", c.OriginalURL()).Run() // ng: command-injection
	exec.Command("sh", "-c", c.Queries()["a"]).Run() // ng: command-injection
	exec.Command("sh", "-c", c.AllParams()["a"]).Run() // ng: command-injection
	exec.Command("sh", "-c", c.GetReqHeaders()["A"][0]).Run() // ng: command-injection
	exec.Command("sh", "-c", c.Hostname()).Run() // ng: command-injection
	exec.Command("sh", "-c", c.Method()).Run() // ok
	n, _ := c.ParamsInt("n")
	exec.Command("sh", "-c", string(rune(n))).Run() // ok
	f, _ := c.FormFile("f")
	c.SaveFile(f, "/srv/"+f.Filename) // ok
	c.SaveFile(f, "/srv/x") // ok
	var q fin
	c.QueryParser(&q)
	exec.Command("sh", "-c", q.A).Run() // ng: command-injection
	p := new(fin)
	if err := c.ParamsParser(p); err != nil {
		return fiber.ErrBadRequest
	}
	exec.Command("sh", "-c", p.A).Run() // ng: command-injection
	var h fin
	c.ReqHeaderParser(&h)
	exec.Command("sh", "-c", h.A).Run() // ng: command-injection
	return c.JSON(fiber.Map{"a": c.Query("a")}) // ok
}

func fiberOut(c *fiber.Ctx) error {
	q := c.Query("q")
	if c.Query("1") != "" {
		c.Set("Content-Type", "text/html")
		return c.SendString("<p>" + q) // ng: cross-site-scripting
	}
	if c.Query("2") != "" {
		return c.Type("html").SendString("<p>" + q) // ng: cross-site-scripting
	}
	if c.Query("3") != "" {
		return c.SendString("<p>" + q) // ok
	}
	if c.Query("4") != "" {
		c.Set(fiber.HeaderContentType, fiber.MIMETextHTML)
		return c.Send([]byte("<p>" + q)) // ng: cross-site-scripting
	}
	if c.Query("5") != "" {
		return c.Download("/srv/" + q) // ng: path-traversal
	}
	c.Cookie(&fiber.Cookie{Name: "session", Value: "v"}) // ng: insecure-cookie
	c.Cookie(&fiber.Cookie{Name: "session", Value: "v", Secure: true, HTTPOnly: true}) // ok
	return c.Redirect("/x/" + q) // ok
}

func fiberMain() {
	app := fiber.New()
	app.Get("/show/:a", fiberShow)
	api := app.Group("/api")
	api.Post("/out", fiberOut)
	app.Listen(":3000")
}
