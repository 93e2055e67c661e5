package main

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	htmpl "html/template"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	ttmpl "text/template"
	"time"

	"example.com/shop/store"
	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"
)

type server struct {
	store store.Store
	many  *store.SQLStore
	base  string
	last  string
}

type payload struct {
	Name  string            `json:"name" xml:"name"`
	Count int               `json:"count"`
	Tags  []string          `json:"tags"`
	Extra map[string]string `json:"extra"`
	Inner struct {
		Path string `json:"path"`
	} `json:"inner"`
}

var slug = regexp.MustCompile(`^[a-z0-9-]+$`)

func run(s string) { exec.Command("sh", "-c", s).Run() } // ng: command-injection

func runSafe(s string) { exec.Command("git", "log", "--", s).Run() } // ok

func (s *server) find(w http.ResponseWriter, r *http.Request) {
	s.store.Find(r.Context(), r.FormValue("name"))
	s.store.FindSafe(r.Context(), r.FormValue("name"))
	s.many.Many(r.URL.Query().Get("name"), r.URL.Query().Get("order"), r.URL.Query()["ids"])
	run(r.PostFormValue("x"))
	runSafe(r.PostFormValue("x"))
	exec.Command("sh", "-c", r.URL.Query().Get("a")).Run() // ng: command-injection
	exec.Command("sh", "-c", r.Header.Get("a")).Run() // ng: command-injection
	exec.Command("sh", "-c", r.UserAgent()).Run() // ng: command-injection
	exec.Command("sh", "-c", r.Referer()).Run() // ng: command-injection
	exec.Command("sh", "-c", r.URL.Path).Run() // ng: command-injection
	exec.Command("sh", "-c", r.URL.RawQuery).Run() // ng: command-injection
	exec.Command("sh", "-c", r.RequestURI).Run() // ng: command-injection
	exec.Command("sh", "-c", r.PathValue("id")).Run() // ng: command-injection
	c, _ := r.Cookie("a")
	exec.Command("sh", "-c", c.Value).Run() // ng: command-injection
	for _, ck := range r.Cookies() {
		exec.Command("sh", "-c", ck.Value).Run() // ng: command-injection
	}
	r.ParseForm()
	exec.Command("sh", "-c", r.Form.Get("a")).Run() // ng: command-injection
	exec.Command("sh", "-c", r.PostForm["a"][0]).Run() // ng: command-injection
	b, _ := io.ReadAll(r.Body)
	exec.Command("sh", "-c", string(b)).Run() // ng: command-injection
	u, p, _ := r.BasicAuth()
	exec.Command("sh", "-c", u).Run() // ng: command-injection
	exec.Command("sh", "-c", p).Run() // ng: command-injection
	f, h, _ := r.FormFile("f")
	exec.Command("sh", "-c", h.Filename).Run() // ng: command-injection
	all, _ := io.ReadAll(f)
	exec.Command("sh", "-c", string(all)).Run() // ng: command-injection
	r.ParseMultipartForm(1 << 20)
	exec.Command("sh", "-c", r.MultipartForm.Value["a"][0]).Run() // ng: command-injection
	exec.Command("sh", "-c", r.MultipartForm.File["a"][0].Filename).Run() // ng: command-injection
	exec.Command("sh", "-c", mux.Vars(r)["a"]).Run() // ng: command-injection
	exec.Command("sh", "-c", chi.URLParam(r, "a")).Run() // ng: command-injection
	exec.Command("sh", "-c", r.Host).Run() // ng: command-injection
	exec.Command("sh", "-c", r.Method).Run() // ok
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		http.Error(w, "bad", 400)
		return
	}
	exec.Command("sh", "-c", fmt.Sprintf("head -n %d x", n)).Run() // ok
	sc := bufio.NewScanner(r.Body)
	for sc.Scan() {
		exec.Command("sh", "-c", sc.Text()).Run() // ng: command-injection
	}
}

func (s *server) body(w http.ResponseWriter, r *http.Request) {
	var in payload
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, err.Error(), 400)
		return
	}
	exec.Command("sh", "-c", in.Name).Run() // ng: command-injection
	exec.Command("sh", "-c", strconv.Itoa(in.Count)).Run() // ok
	exec.Command("sh", "-c", fmt.Sprint(in.Count)).Run() // ok
	exec.Command("sh", "-c", in.Tags[0]).Run() // ng: command-injection
	for _, t := range in.Tags {
		exec.Command("sh", "-c", t).Run() // ng: command-injection
	}
	exec.Command("sh", "-c", in.Extra["k"]).Run() // ng: command-injection
	exec.Command("sh", "-c", in.Inner.Path).Run() // ng: command-injection
	var x payload
	xml.NewDecoder(r.Body).Decode(&x)
	exec.Command("sh", "-c", x.Name).Run() // ng: command-injection
	var m map[string]any
	data, _ := io.ReadAll(r.Body)
	json.Unmarshal(data, &m)
	name, _ := m["name"].(string)
	exec.Command("sh", "-c", name).Run() // ng: command-injection
	num, _ := m["num"].(float64)
	exec.Command("sh", "-c", fmt.Sprintf("%v", num)).Run() // ok
	var buf bytes.Buffer
	io.Copy(&buf, r.Body)
	exec.Command("sh", "-c", buf.String()).Run() // ng: command-injection
	s.last = in.Name
	go func() { run("x " + s.last) }()
	ch := make(chan string, 1)
	ch <- in.Name
	exec.Command("sh", "-c", <-ch).Run() // ng: command-injection
	done := make(chan struct{})
	go func(cmd string) {
		defer close(done)
		exec.Command("bash", "-c", cmd).Run() // ng: command-injection
	}(in.Name)
	args := []string{"-c", in.Name}
	exec.Command("sh", args...).Run() // ng: command-injection
	exec.Command(in.Name).Run() // ng: command-injection
	exec.CommandContext(r.Context(), "sh", "-c", "echo "+in.Name).Run() // ng: command-injection
	exec.Command("git", "clone", in.Name).Run() // ng: argument-injection
	exec.Command("git", "clone", "--", in.Name).Run() // ok
	cmds := map[string]string{"up": "uptime", "df": "df"}
	if c, ok := cmds[in.Name]; ok {
		exec.Command("sh", "-c", c).Run() // ok
	}
	if !slug.MatchString(in.Name) {
		return
	}
	exec.Command("sh", "-c", "echo "+in.Name).Run() // ok
}

func (s *server) files(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	os.ReadFile("/srv/" + name) // ng: path-traversal
	os.ReadFile(filepath.Join("/srv", name)) // ng: path-traversal
	os.ReadFile(filepath.Join("/srv", filepath.Base(name))) // ok
	os.ReadFile(filepath.Join("/srv", filepath.Clean("/"+name))) // ok
	os.ReadFile(filepath.Join("/srv", path.Clean("/"+name))) // ok
	os.ReadFile(filepath.Join("/srv", filepath.Clean(name))) // ng: path-traversal
	os.Open("/srv/" + name) // ng: path-traversal
	os.Create("/srv/" + name) // ng: path-traversal
	os.WriteFile("/srv/"+name, nil, 0o600) // ng: path-traversal
	os.Remove("/srv/" + name) // ng: path-traversal
	os.RemoveAll("/srv/" + name) // ng: path-traversal
	os.MkdirAll("/srv/"+name, 0o750) // ng: path-traversal
	os.Rename("/srv/a", "/srv/"+name) // ng: path-traversal
	os.ReadDir("/srv/" + name) // ng: path-traversal
	os.OpenFile("/srv/"+name, os.O_RDONLY, 0) // ng: path-traversal
	http.ServeFile(w, r, "/srv/"+name) // ng: path-traversal
	http.ServeFile(w, r, filepath.Join("/srv", filepath.Base(name))) // ok
	full := filepath.Join(s.base, name)
	if !strings.HasPrefix(full, s.base+string(os.PathSeparator)) {
		http.NotFound(w, r)
		return
	}
	os.ReadFile(full) // ok
	clean := filepath.Clean(filepath.Join("/srv/up", r.FormValue("n2")))
	if !strings.HasPrefix(clean, "/srv/up/") {
		return
	}
	os.Open(clean) // ok
	rel, err := filepath.Rel("/srv", filepath.Join("/srv", r.FormValue("n3")))
	if err != nil || strings.HasPrefix(rel, "..") {
		return
	}
	os.Open(filepath.Join("/srv", rel)) // ok
	n4 := r.FormValue("n4")
	if strings.Contains(n4, "..") {
		http.Error(w, "no", 400)
		return
	}
	os.Open("/srv/" + n4) // ok
	n5 := r.FormValue("n5")
	if !filepath.IsLocal(n5) {
		return
	}
	os.Open(filepath.Join("/srv", n5)) // ok
	os.Open(s.resolve(r.FormValue("n6"))) // ng: path-traversal
	p7, err := s.resolveSafe(r.FormValue("n7"))
	if err != nil {
		return
	}
	os.Open(p7) // ok
	root, _ := os.OpenRoot("/srv")
	root.Open(name) // ok
	http.ServeFileFS(w, r, os.DirFS("/srv"), name) // ok
	f, h, _ := r.FormFile("f")
	dst, _ := os.Create(filepath.Join("/srv", h.Filename)) // ok
	io.Copy(dst, f)
	dst2, _ := os.Create("/srv/" + r.MultipartForm.Value["n"][0]) // ng: path-traversal
	io.Copy(dst2, f)
}

func (s *server) resolve(n string) string { return filepath.Join(s.base, n) }

func (s *server) resolveSafe(n string) (string, error) {
	p := filepath.Join(s.base, n)
	if !strings.HasPrefix(p, filepath.Clean(s.base)+"/") {
		return "", errors.New("outside")
	}
	return p, nil
}

func (s *server) pages(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query().Get("q")
	fmt.Fprintf(w, "<h1>%s</h1>", q) // ng: cross-site-scripting
	fmt.Fprintf(w, "<h1>%s</h1>", html.EscapeString(q)) // ok
	fmt.Fprintf(w, "<h1>%d</h1>", len(q)) // ok
	fmt.Fprintln(w, "<p>", q) // ng: cross-site-scripting
	w.Write([]byte("<p>" + q)) // ng: cross-site-scripting
	w.Write([]byte("<p>" + htmpl.HTMLEscapeString(q))) // ok
	io.WriteString(w, "<p>"+q) // ng: cross-site-scripting
	bw := bufio.NewWriter(w)
	bw.WriteString("<p>" + q) // ng: cross-site-scripting
	t := htmpl.Must(htmpl.New("a").Parse("<p>{{.}}</p>"))
	t.Execute(w, q) // ok
	t.Execute(w, htmpl.HTML(q)) // ng: cross-site-scripting
	tt := ttmpl.Must(ttmpl.New("a").Parse("<p>{{.}}</p>"))
	tt.Execute(w, q) // ng: cross-site-scripting
	htmpl.New("b").Parse(q) // ng: template-injection
	ttmpl.New("b").Parse("x " + q) // ng: template-injection
	http.Error(w, "bad "+q, 400) // ok
	w.Header().Set("X-Q", q) // ok
	http.Redirect(w, r, q, http.StatusFound) // ng: open-redirect
	http.Redirect(w, r, "/s?q="+url.QueryEscape(q), 302) // ok
	http.Redirect(w, r, "/items/"+q, 302) // ok
	w.Header().Set("Location", q) // ng: open-redirect
	if strings.HasPrefix(q, "/") && !strings.HasPrefix(q, "//") && !strings.HasPrefix(q, "/\\") {
		http.Redirect(w, r, q, 302) // ok
	}
	pu, err := url.Parse(r.FormValue("next"))
	if err != nil || pu.Host != "" || pu.Scheme != "" {
		return
	}
	http.Redirect(w, r, pu.Path, 302) // ok
	pv, _ := url.Parse(r.FormValue("next2"))
	if pv.Hostname() != "example.com" {
		return
	}
	http.Redirect(w, r, pv.String(), 302) // ok
}

func (s *server) plain(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Write([]byte("hi " + r.FormValue("q"))) // ok
	fmt.Fprintf(w, "hi %s", r.FormValue("q")) // ok
}

func (s *server) js(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]string{"q": r.FormValue("q")}) // ok
}

func (s *server) fetch(w http.ResponseWriter, r *http.Request) {
	target := r.FormValue("url")
	http.Get(target) // ng: server-side-request-forgery
	http.Post(target, "text/plain", nil) // ng: server-side-request-forgery
	http.Head(target) // ng: server-side-request-forgery
	req, _ := http.NewRequest("GET", target, nil) // ng: server-side-request-forgery
	(&http.Client{Timeout: time.Second}).Do(req)
	req2, _ := http.NewRequestWithContext(r.Context(), "GET", "https://api.example.com/"+url.PathEscape(target), nil) // ok
	http.DefaultClient.Do(req2)
	http.Get("https://api.example.com/x?q=" + url.QueryEscape(target)) // ok
	http.Get("https://" + target + ".example.com/") // ng: server-side-request-forgery
	net.Dial("tcp", target) // ng: server-side-request-forgery
	u, err := url.Parse(target)
	if err != nil {
		return
	}
	allowed := map[string]bool{"a.example.com": true}
	if !allowed[u.Host] {
		return
	}
	http.Get(u.String()) // ok
	pu, _ := url.Parse(r.FormValue("proxy"))
	httputil.NewSingleHostReverseProxy(pu).ServeHTTP(w, r) // ng: server-side-request-forgery
	v := url.Values{}
	v.Set("q", r.FormValue("q"))
	http.PostForm("https://api.example.com/", v) // ok
}

func (s *server) logs(w http.ResponseWriter, r *http.Request) {
	log.Printf("login %s", r.FormValue("u")) // ng: log-injection
	log.Printf("login %q", r.FormValue("u")) // ok
	log.Println("login", r.FormValue("u")) // ng: log-injection
	slog.Info("login", "user", r.FormValue("u")) // ok
	log.Print("login " + strings.ReplaceAll(r.FormValue("u"), "\n", "")) // ok
	regexp.MustCompile(r.FormValue("re")) // ok
	regexp.MustCompile(regexp.QuoteMeta(r.FormValue("re"))) // ok
}

func main() {
	db, _ := sql.Open("postgres", os.Getenv("DSN"))
	s := &server{store: store.New(db), many: store.New(db), base: "/srv/base"}
	m := mux.NewRouter()
	m.HandleFunc("/find/{a}", s.find).Methods("GET")
	m.HandleFunc("/body", s.body).Methods("POST")
	m.HandleFunc("/files", s.files)
	c := chi.NewRouter()
	c.Get("/pages", s.pages)
	c.Route("/api", func(c chi.Router) {
		c.Post("/fetch", s.fetch)
		c.Get("/logs", s.logs)
		c.Get("/plain", s.plain)
		c.Get("/js", s.js)
	})
	http.Handle("/", m)
	http.ListenAndServe(":8080", nil)
	_ = context.Background()
}
