package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"

	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"
)

type in struct{ A string }

func main() {
	http.HandleFunc("/1", func(w http.ResponseWriter, r *http.Request) { exec.Command("sh", "-c", r.URL.Query().Get("a")).Run() }) // ng: command-injection
	http.HandleFunc("/2", func(w http.ResponseWriter, r *http.Request) { exec.Command("sh", "-c", r.FormValue("a")).Run() }) // ng: command-injection
	http.HandleFunc("/3", func(w http.ResponseWriter, r *http.Request) { r.ParseForm(); exec.Command("sh", "-c", r.Form["a"][0]).Run() }) // ng: command-injection
	http.HandleFunc("/4", func(w http.ResponseWriter, r *http.Request) { exec.Command("sh", "-c", r.PostForm.Get("a")).Run() }) // ng: command-injection
	http.HandleFunc("/5", func(w http.ResponseWriter, r *http.Request) { b, _ := io.ReadAll(r.Body); exec.Command("sh", "-c", string(b)).Run() }) // ng: command-injection
	http.HandleFunc("/6", func(w http.ResponseWriter, r *http.Request) { var i in; json.NewDecoder(r.Body).Decode(&i); exec.Command("sh", "-c", i.A).Run() }) // ng: command-injection
	http.HandleFunc("/7", func(w http.ResponseWriter, r *http.Request) { c, _ := r.Cookie("a"); exec.Command("sh", "-c", c.Value).Run() }) // ng: command-injection
	http.HandleFunc("/8", func(w http.ResponseWriter, r *http.Request) { exec.Command("sh", "-c", r.Header.Get("a")).Run() }) // ng: command-injection
	http.HandleFunc("/9", func(w http.ResponseWriter, r *http.Request) { exec.Command("sh", "-c", r.URL.Path).Run() }) // ng: command-injection
	http.HandleFunc("GET /10/{a}", func(w http.ResponseWriter, r *http.Request) { exec.Command("sh", "-c", r.PathValue("a")).Run() }) // ng: command-injection
	http.HandleFunc("/11", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Query().Get("a"), 302) }) // ng: open-redirect
	http.HandleFunc("/12", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "<p>%s", r.URL.Query().Get("a")) }) // ng: cross-site-scripting
	http.HandleFunc("/13", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("<p>" + r.URL.Query().Get("a"))) }) // ng: cross-site-scripting
	http.HandleFunc("/14", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "/srv/"+r.URL.Query().Get("a")) }) // ng: path-traversal
	http.HandleFunc("/15", func(w http.ResponseWriter, r *http.Request) { f, h, _ := r.FormFile("a"); _ = f; os.Create("/srv/" + h.Filename) }) // ok
	http.HandleFunc("/16", func(w http.ResponseWriter, r *http.Request) { http.SetCookie(w, &http.Cookie{Name: "session", Secure: false, HttpOnly: false}) }) // ng: insecure-cookie
	http.HandleFunc("/17", func(w http.ResponseWriter, r *http.Request) { http.Get(r.URL.Query().Get("a")) }) // ng: server-side-request-forgery
	c := chi.NewRouter()
	c.Get("/1/{a}", func(w http.ResponseWriter, r *http.Request) { exec.Command("sh", "-c", chi.URLParam(r, "a")).Run() }) // ng: command-injection
	m := mux.NewRouter()
	m.HandleFunc("/1/{a}", func(w http.ResponseWriter, r *http.Request) { exec.Command("sh", "-c", mux.Vars(r)["a"]).Run() }) // ng: command-injection
	http.ListenAndServe(":1", nil)
}
