package main

import (
	"net/http"
	"os/exec"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

type in struct {
	A string `json:"a" form:"a" uri:"a"`
	N int    `json:"n"`
}

func sh(s string) { exec.Command("sh", "-c", s).Run() }

func main() {
	r := gin.Default()
	r.GET("/1", func(c *gin.Context) { exec.Command("sh", "-c", c.Query("a")).Run() }) // ng: command-injection
	r.GET("/2/:a", func(c *gin.Context) { exec.Command("sh", "-c", c.Param("a")).Run() }) // ng: command-injection
	r.POST("/3", func(c *gin.Context) { exec.Command("sh", "-c", c.PostForm("a")).Run() }) // ng: command-injection
	r.POST("/4", func(c *gin.Context) { var i in; c.ShouldBindJSON(&i); exec.Command("sh", "-c", i.A).Run() }) // ng: command-injection
	r.POST("/5", func(c *gin.Context) { var i in; c.BindQuery(&i); exec.Command("sh", "-c", i.A).Run() }) // ng: command-injection
	r.GET("/6", func(c *gin.Context) { exec.Command("sh", "-c", c.GetHeader("X-A")).Run() }) // ng: command-injection
	r.GET("/7", func(c *gin.Context) { v, _ := c.Cookie("a"); exec.Command("sh", "-c", v).Run() }) // ng: command-injection
	r.GET("/8", func(c *gin.Context) { exec.Command("sh", "-c", c.DefaultQuery("a", "b")).Run() }) // ng: command-injection
	r.POST("/9", func(c *gin.Context) { f, _ := c.FormFile("a"); c.SaveUploadedFile(f, "/srv/"+f.Filename) }) // ok
	r.GET("/10", func(c *gin.Context) { c.Redirect(302, c.Query("a")) }) // ng: open-redirect
	r.GET("/11", func(c *gin.Context) { c.Data(200, "text/html", []byte("<p>"+c.Query("a"))) }) // ng: cross-site-scripting
	r.GET("/12", func(c *gin.Context) { c.String(200, "<p>"+c.Query("a")) }) // ok
	r.GET("/13", func(c *gin.Context) { c.File("/srv/" + c.Query("a")) }) // ng: path-traversal
	r.GET("/14", func(c *gin.Context) { c.SetCookie("session", "v", 1, "/", "", false, false) }) // ng: insecure-cookie
	r.GET("/15", func(c *gin.Context) { c.JSON(200, gin.H{"a": "<p>" + c.Query("a")}) }) // ok
	r.POST("/16", func(c *gin.Context) { b, _ := c.GetRawData(); exec.Command("sh", "-c", string(b)).Run() }) // ng: command-injection
	e := echo.New()
	e.GET("/1", func(c echo.Context) error { exec.Command("sh", "-c", c.QueryParam("a")).Run(); return nil }) // ng: command-injection
	e.GET("/2/:a", func(c echo.Context) error { exec.Command("sh", "-c", c.Param("a")).Run(); return nil }) // ng: command-injection
	e.POST("/3", func(c echo.Context) error { exec.Command("sh", "-c", c.FormValue("a")).Run(); return nil }) // ng: command-injection
	e.POST("/4", func(c echo.Context) error { var i in; c.Bind(&i); exec.Command("sh", "-c", i.A).Run(); return nil }) // ng: command-injection
	e.GET("/5", func(c echo.Context) error { return c.Redirect(302, c.QueryParam("a")) }) // ng: open-redirect
	e.GET("/6", func(c echo.Context) error { return c.HTML(200, "<p>"+c.QueryParam("a")) }) // ng: cross-site-scripting
	e.GET("/7", func(c echo.Context) error { return c.File("/srv/" + c.QueryParam("a")) }) // ng: path-traversal
	e.GET("/8", func(c echo.Context) error { exec.Command("sh", "-c", c.Request().Header.Get("a")).Run(); return nil }) // ng: command-injection
	f := fiber.New()
	f.Get("/1", func(c *fiber.Ctx) error { exec.Command("sh", "-c", c.Query("a")).Run(); return nil }) // ng: command-injection
	f.Get("/2/:a", func(c *fiber.Ctx) error { exec.Command("sh", "-c", c.Params("a")).Run(); return nil }) // ng: command-injection
	f.Post("/3", func(c *fiber.Ctx) error { var i in; c.BodyParser(&i); exec.Command("sh", "-c", i.A).Run(); return nil }) // ng: command-injection
	f.Post("/4", func(c *fiber.Ctx) error { exec.Command("sh", "-c", c.FormValue("a")).Run(); return nil }) // ng: command-injection
	f.Get("/5", func(c *fiber.Ctx) error { return c.Redirect(c.Query("a")) }) // ng: open-redirect
	f.Get("/6", func(c *fiber.Ctx) error { return c.SendFile("/srv/" + c.Query("a")) }) // ng: path-traversal
	http.ListenAndServe(":1", nil)
}
