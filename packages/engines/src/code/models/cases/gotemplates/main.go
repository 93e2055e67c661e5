package main

import (
	"html/template"
	"net/http"
	texttemplate "text/template"

	"github.com/gin-gonic/gin"
)

type line struct {
	Text string
	Rank int
}

type page struct {
	Words string
	Lines []line
}

func (p page) Loud() string { return p.Words + "!" }

var pages = template.Must(template.ParseGlob("templates/*.html"))
var mails = texttemplate.Must(texttemplate.ParseFiles("templates/plain.tmpl"))

func search(w http.ResponseWriter, r *http.Request) {
	words := r.URL.Query().Get("q")
	pages.ExecuteTemplate(w, "search.html", page{Words: words, Lines: []line{{Text: words, Rank: 1}}})
}

func plain(w http.ResponseWriter, r *http.Request) {
	words := r.URL.Query().Get("q")
	data := page{Words: words, Lines: []line{{Text: words, Rank: 1}}}
	mails.Execute(w, data)
}

func named(w http.ResponseWriter, r *http.Request) {
	text, _ := texttemplate.New("page").ParseFiles("templates/parts.tmpl")
	text.ExecuteTemplate(w, "entry", map[string]string{"Name": r.FormValue("name")})
}

func main() {
	http.HandleFunc("/search", search)
	http.HandleFunc("/plain", plain)
	http.HandleFunc("/named", named)
	engine := gin.Default()
	engine.GET("/gin", func(c *gin.Context) {
		c.HTML(200, "gin.html", gin.H{"words": c.Query("q")})
	})
	engine.Run()
}
