from flask import Flask
from fastapi import FastAPI

app = Flask(__name__)
api = FastAPI()


@app.route("/pages/<page>")
def page(page):
    return open("/srv/pages/" + page).read()


@api.get("/notes/{name}")
def note(name: str):
    return open("/srv/notes/" + name).read()
