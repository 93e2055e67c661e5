import os
from functools import wraps
from flask import Flask, g, request
app = Flask(__name__)
@app.before_request
def before():
    g.name = request.args.get("name")
    g.page = int(request.args.get("page", 1))
@app.route("/1")
def one():
    os.system("x " + g.name) # ng: command-injection
    os.system("x %s" % g.page) # ok
    return ""
def chosen(view):
    @wraps(view)
    def wrapper(*args, **kwargs):
        g.folder = request.args["folder"]
        return view(*args, **kwargs)
    return wrapper
@app.route("/2")
@chosen
def two():
    os.system("x " + g.folder) # ng: command-injection
    return ""
def given(view):
    @wraps(view)
    def wrapper(*args, **kwargs):
        return view(request.args["term"], *args, **kwargs)
    return wrapper
@app.route("/3")
@given
def three(term):
    os.system("x " + term) # ng: command-injection
    return ""
