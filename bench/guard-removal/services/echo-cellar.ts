import type { App } from "../app.ts";

export const echoCellar: App = {
  "go.mod": `module example.com/cellar

go 1.23

require (
	github.com/labstack/echo/v4 v4.13.0
	github.com/labstack/echo-jwt/v4 v4.3.0
	gorm.io/gorm v1.25.12
)
`,
  "handlers/bottles.go": `package handlers

import (
	"net/http"

	"example.com/cellar/models"
	"github.com/labstack/echo/v4"
)

func (h *Handler) Bottles(c echo.Context) error {
	var bottles []models.Bottle
	h.DB.Where("user_id = ?", userID(c)).Find(&bottles)
	return c.JSON(http.StatusOK, bottles)
}

func (h *Handler) AddBottle(c echo.Context) error {
	var in struct {
		Label string \`json:"label"\`
		Year  int    \`json:"year"\`
	}
	if err := c.Bind(&in); err != nil {
		return echo.ErrBadRequest
	}
	bottle := models.Bottle{UserID: userID(c), Label: in.Label, Year: in.Year}
	h.DB.Create(&bottle)
	return c.JSON(http.StatusCreated, bottle)
}

func (h *Handler) Bottle(c echo.Context) error {
	var bottle models.Bottle
	if err := h.DB.Where("id = ?", c.Param("id"))«.Where("user_id = ?", userID(c))».First(&bottle).Error; err != nil {
		return echo.ErrNotFound
	}
	return c.JSON(http.StatusOK, bottle)
}

func (h *Handler) ChangeBottle(c echo.Context) error {
	var bottle models.Bottle
	if err := h.DB.First(&bottle, c.Param("id")).Error; err != nil {
		return echo.ErrNotFound
	}
«	if bottle.UserID != userID(c) {
		return echo.ErrForbidden
	}
»	bottle.Label = c.FormValue("label")
	h.DB.Save(&bottle)
	return c.JSON(http.StatusOK, bottle)
}

func (h *Handler) DrinkBottle(c echo.Context) error {
	result := h.DB.Where("id = ?", c.Param("id"))«.Where(&models.Bottle{UserID: userID(c)})».Delete(&models.Bottle{})
	if result.RowsAffected == 0 {
		return echo.ErrNotFound
	}
	return c.NoContent(http.StatusNoContent)
}
`,
  "handlers/handler.go": `package handlers

import (
	"net/http"
	"os"

	"example.com/cellar/models"
	"github.com/golang-jwt/jwt/v5"
	"github.com/labstack/echo/v4"
	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

type Handler struct{ DB *gorm.DB }

func userID(c echo.Context) uint {
	token := c.Get("user").(*jwt.Token)
	return uint(token.Claims.(jwt.MapClaims)["id"].(float64))
}

func AdminOnly(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		token := c.Get("user").(*jwt.Token)
		if token.Claims.(jwt.MapClaims)["role"] != "admin" {
			return echo.ErrForbidden
		}
		return next(c)
	}
}

func (h *Handler) Login(c echo.Context) error {
	var user models.User
	if err := h.DB.Where("email = ?", c.FormValue("email")).First(&user).Error; err != nil {
		return echo.ErrUnauthorized
	}
	if bcrypt.CompareHashAndPassword([]byte(user.Password), []byte(c.FormValue("password"))) != nil {
		return echo.ErrUnauthorized
	}
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"id": user.ID, "role": user.Role})
	signed, err := token.SignedString([]byte(os.Getenv("JWT_KEY")))
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, echo.Map{"token": signed})
}

func (h *Handler) Regions(c echo.Context) error {
	var regions []models.Region
	h.DB.Find(&regions)
	return c.JSON(http.StatusOK, regions)
}

func (h *Handler) AddRegion(c echo.Context) error {
	region := models.Region{Name: c.FormValue("name")}
	h.DB.Create(&region)
	return c.JSON(http.StatusCreated, region)
}

func (h *Handler) RemoveRegion(c echo.Context) error {
	h.DB.Delete(&models.Region{}, c.Param("id"))
	return c.NoContent(http.StatusNoContent)
}

func (h *Handler) Users(c echo.Context) error {
	var users []models.User
	h.DB.Find(&users)
	return c.JSON(http.StatusOK, users)
}
`,
  "main.go": `package main

import (
	"os"

	"example.com/cellar/handlers"
	"example.com/cellar/models"
	echojwt "github.com/labstack/echo-jwt/v4"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

func main() {
	db, err := gorm.Open(postgres.Open(os.Getenv("DATABASE_URL")), &gorm.Config{})
	if err != nil {
		panic(err)
	}
	db.AutoMigrate(&models.User{}, &models.Bottle{}, &models.Region{})
	h := &handlers.Handler{DB: db}
	e := echo.New()
	e.Use(middleware.Logger(), middleware.Recover())
	e.POST("/login", h.Login)
	e.GET("/regions", h.Regions)

	api := e.Group("/api")
«	api.Use(echojwt.JWT([]byte(os.Getenv("JWT_KEY"))))
»	api.GET("/bottles", h.Bottles)
	api.POST("/bottles", h.AddBottle)
	api.GET("/bottles/:id", h.Bottle)
	api.PUT("/bottles/:id", h.ChangeBottle)
	api.DELETE("/bottles/:id", h.DrinkBottle)

	admin := e.Group("/admin", echojwt.JWT([]byte(os.Getenv("JWT_KEY")))«, handlers.AdminOnly»)
	admin.POST("/regions", h.AddRegion)
	admin.DELETE("/regions/:id", h.RemoveRegion)
	admin.GET("/users", h.Users)
	e.Logger.Fatal(e.Start(":8080"))
}
`,
  "models/models.go": `package models

type User struct {
	ID       uint   \`gorm:"primaryKey" json:"id"\`
	Email    string \`json:"email"\`
	Password string \`json:"-"\`
	Role     string \`json:"role"\`
}

type Bottle struct {
	ID     uint   \`gorm:"primaryKey" json:"id"\`
	UserID uint   \`json:"-"\`
	Label  string \`json:"label"\`
	Year   int    \`json:"year"\`
}

type Region struct {
	ID   uint   \`gorm:"primaryKey" json:"id"\`
	Name string \`json:"name"\`
}
`,
};
