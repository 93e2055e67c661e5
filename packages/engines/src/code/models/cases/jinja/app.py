import jinja2
import sqlite3
from flask import Flask, request, render_template

app = Flask(__name__)
db = sqlite3.connect("notes.db")


@app.get("/search")
def search():
    words = request.args.get("q")
    lines = [{"text": words, "rank": 1}]
    return render_template("search.html", words=words, lines=lines, count=len(words), page=int(request.args.get("page")))


@app.post("/notes")
def add():
    db.execute("INSERT INTO notes (title, body) VALUES (?, ?)", (request.form["title"], request.form["body"]))
    return "done"


@app.get("/notes")
def notes():
    rows = db.execute("SELECT title, body FROM notes").fetchall()
    context = {"rows": rows, "next_url": request.args.get("next")}
    return render_template("notes/list.html", **context)


@app.get("/mail")
def mail():
    return render_template("mail.jinja2", name=request.args.get("name"))


environment = jinja2.Environment(loader=jinja2.FileSystemLoader("templates"))
escaping = jinja2.Environment(loader=jinja2.FileSystemLoader("templates"), autoescape=True)


@app.get("/plain")
def plain():
    return environment.get_template("plain.html").render(name=request.args.get("name"))


@app.get("/escaped")
def escaped():
    page = escaping.get_template("escaped.html")
    return page.render(name=request.args.get("name"))
