module example.com/fw

go 1.22

require (
	github.com/gin-gonic/gin v1.9.0
	github.com/labstack/echo/v4 v4.11.0
	github.com/gofiber/fiber/v2 v2.50.0
)
