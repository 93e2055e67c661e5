from flask import Flask, request

app = Flask(__name__)


SAFE = "abcdefghijklmnopqrstuvwxyz"


def only_letters(text):
    kept = ""
    for letter in text:
        if letter in ["a", "b", "c"] or letter.isalnum():
            kept += letter
    return kept


@app.get("/hello/<name>")
def hello(name):
    return "<h1>Hello " + only_letters(name) + "</h1>"
