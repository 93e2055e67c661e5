from flask import Flask, request

app = Flask(__name__)


@app.get("/hello/<name>")
def hello(name):
    return "<h1>Hello " + name.title() + "</h1>"
