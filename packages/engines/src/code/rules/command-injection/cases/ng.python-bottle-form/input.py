from bottle import route, get, request, Bottle, run
import os
app = Bottle()
@route("/hello/<name>")
def hello(name):
    return "<b>Hello " + name + "</b>"
@app.post("/x")
def x():
    os.system("ls " + request.forms.get("d"))
    return "ok"
@get("/f/<name>")
def f(name):
    return open("/srv/files/" + name).read()
@get("/g/<name:path>")
def g(name):
    return open("/srv/files/" + name).read()
