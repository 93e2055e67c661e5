import os
import sqlite3
import bottle
from bottle import Bottle, HTTPResponse, get, post, redirect, request, response, route, static_file, template
db = sqlite3.connect("a.db")
app = Bottle()
@route("/a/<name>")
def a(name):
    db.execute("select * from a where b = '%s'" % name)  # ng: sql-injection
    db.execute("select * from a where b = ?", [name])  # ok
    return "<p>" + name  # ng: cross-site-scripting
@route("/i/<n:int>")
def i(n):
    db.execute("select * from a where b = %s" % n)  # ok
    return template("page", q=request.query.q)  # ok
@post("/b")
def b():
    upload = request.files.get("f")
    upload.save("/srv/" + upload.raw_filename)  # ng: path-traversal
    upload.save("/srv/" + upload.filename)  # ok
    os.system("ls " + request.forms.get("d"))  # ng: command-injection
    redirect(request.forms.to)  # ng: open-redirect
@app.get("/c")
def c():
    response.set_cookie("session", "1", secure=False)  # ng: insecure-cookie
    return static_file(request.query.f, root="/srv")  # ok
@app.get("/d")
def d():
    return template("<p>" + request.params["t"])  # ng: template-injection
@app.post("/e")
def e():
    db.execute("insert into a values ('" + request.json["b"] + "')")  # ng: sql-injection
    return {"q": request.json["b"]}  # ok
