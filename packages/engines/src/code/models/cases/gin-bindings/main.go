package main

import (
	"net/http"
	"os/exec"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/go-playground/validator/v10"
	"github.com/google/uuid"
	"github.com/labstack/echo/v4"
)

type address struct {
	Street string `json:"street" binding:"required"`
	Zip    string `json:"zip" binding:"required,numeric"`
}

type job struct {
	Name    string    `json:"name" binding:"required,max=50"`
	Kind    string    `json:"kind" binding:"required,oneof=small large"`
	Key     string    `json:"key" binding:"required,uuid"`
	Key4    string    `json:"key4" binding:"uuid4"`
	Word    string    `json:"word" binding:"alphanum"`
	Letters string    `json:"letters" binding:"required,alpha,len=3"`
	Digits  string    `json:"digits" binding:"numeric"`
	Number  string    `json:"number" binding:"number"`
	Hex     string    `json:"hex" binding:"hexadecimal"`
	Mail    string    `json:"mail" binding:"email"`
	Link    string    `json:"link" binding:"required,url"`
	Host    string    `json:"host" binding:"ip"`
	Day     string    `json:"day" binding:"datetime=2006-01-02"`
	Count   int       `json:"count" binding:"gte=1"`
	When    time.Time `json:"when"`
	Id      uuid.UUID `json:"id"`
	Loud    bool      `json:"loud"`
	Tags    []string  `json:"tags" binding:"dive,alphanum"`
	Free    []string  `json:"free" binding:"required"`
	Either  string    `json:"either" binding:"alpha|email"`
	Maybe   string    `json:"maybe" binding:"omitempty,alpha"`
	Place   address   `json:"place"`
	Places  []address `json:"places" binding:"dive"`
	Same    string    `json:"same" binding:"eq=one|eq=two"`
}

type page struct {
	Sort  string `form:"sort" binding:"oneof=name date"`
	Order string `form:"order"`
	Id    string `uri:"id" binding:"required,uuid"`
}

type order struct {
	Code string `json:"code" validate:"required,alphanum"`
	Note string `json:"note" validate:"required"`
}

var validate = validator.New()

type checker struct{ validator *validator.Validate }

func (c *checker) Validate(i any) error { return c.validator.Struct(i) }

func run(text string) { exec.Command("sh", "-c", text).Run() }

func main() {
	r := gin.Default()
	r.POST("/1", func(c *gin.Context) {
		var in job
		if err := c.ShouldBindJSON(&in); err != nil {
			c.JSON(400, gin.H{"error": err.Error()})
			return
		}
		exec.Command("sh", "-c", in.Name).Run() // ng: command-injection
		exec.Command("sh", "-c", "x "+in.Kind).Run() // ok
		exec.Command("sh", "-c", "x "+in.Key).Run() // ok
		exec.Command("sh", "-c", "x "+in.Key4).Run() // ok
		exec.Command("sh", "-c", "x "+in.Word).Run() // ok
		exec.Command("sh", "-c", "x "+in.Letters).Run() // ok
		exec.Command("sh", "-c", "x "+in.Digits).Run() // ok
		exec.Command("sh", "-c", "x "+in.Number).Run() // ok
		exec.Command("sh", "-c", "x "+in.Hex).Run() // ok
		exec.Command("sh", "-c", "x "+in.Mail).Run() // ng: command-injection
		http.Get(in.Link) // ng: server-side-request-forgery
		exec.Command("sh", "-c", "x "+in.Host).Run() // ok
		http.Get("http://" + in.Host) // ng: server-side-request-forgery
		exec.Command("sh", "-c", "x "+in.Day).Run() // ok
		exec.Command("sh", "-c", "x "+in.When.String()).Run() // ok
		exec.Command("sh", "-c", "x "+in.Id.String()).Run() // ok
	})
	r.POST("/2", func(c *gin.Context) {
		var in job
		if c.BindJSON(&in) != nil {
			return
		}
		exec.Command("sh", "-c", "x "+in.Tags[0]).Run() // ok
		exec.Command("sh", "-c", "x "+in.Free[0]).Run() // ng: command-injection
		exec.Command("sh", "-c", "x "+in.Either).Run() // ng: command-injection
		exec.Command("sh", "-c", "x "+in.Maybe).Run() // ok
		exec.Command("sh", "-c", "x "+in.Place.Street).Run() // ng: command-injection
		exec.Command("sh", "-c", "x "+in.Place.Zip).Run() // ok
		for _, each := range in.Places {
			exec.Command("sh", "-c", "x "+each.Street).Run() // ng: command-injection
			exec.Command("sh", "-c", "x "+each.Zip).Run() // ok
		}
		exec.Command("sh", "-c", "x "+in.Same).Run() // ok
	})
	r.POST("/3", func(c *gin.Context) {
		var in job
		c.ShouldBindJSON(&in)
		exec.Command("sh", "-c", "x "+in.Kind).Run() // ng: command-injection
		exec.Command("sh", "-c", "x "+in.Name).Run() // ng: command-injection
	})
	r.GET("/4/:id", func(c *gin.Context) {
		var p page
		if err := c.ShouldBindUri(&p); err != nil {
			c.AbortWithStatus(404)
			return
		}
		exec.Command("sh", "-c", "x "+p.Id).Run() // ok
	})
	r.GET("/5", func(c *gin.Context) {
		p := page{}
		err := c.ShouldBindQuery(&p)
		if err != nil {
			c.AbortWithStatus(400)
			return
		}
		exec.Command("sh", "-c", "x "+p.Sort).Run() // ok
		exec.Command("sh", "-c", "x "+p.Order).Run() // ng: command-injection
	})
	e := echo.New()
	e.Validator = &checker{validator: validator.New()}
	e.POST("/1", func(c echo.Context) error {
		in := new(order)
		if err := c.Bind(in); err != nil {
			return err
		}
		if err := c.Validate(in); err != nil {
			return err
		}
		exec.Command("sh", "-c", "x "+in.Code).Run() // ok
		exec.Command("sh", "-c", "x "+in.Note).Run() // ng: command-injection
		return nil
	})
	e.POST("/2", func(c echo.Context) error {
		var in order
		if err := c.Bind(&in); err != nil {
			return err
		}
		exec.Command("sh", "-c", "x "+in.Code).Run() // ng: command-injection
		return nil
	})
	e.POST("/3", func(c echo.Context) error {
		var in order
		if err := c.Bind(&in); err != nil {
			return err
		}
		if err := validate.Struct(in); err != nil {
			return err
		}
		exec.Command("sh", "-c", "x "+in.Code).Run() // ok
		exec.Command("sh", "-c", "x "+in.Note).Run() // ng: command-injection
		return nil
	})
	e.GET("/4", func(c echo.Context) error {
		code := c.QueryParam("code")
		if err := validate.Var(code, "required,alphanum"); err != nil {
			return err
		}
		exec.Command("sh", "-c", "x "+code).Run() // ok
		return nil
	})
}
