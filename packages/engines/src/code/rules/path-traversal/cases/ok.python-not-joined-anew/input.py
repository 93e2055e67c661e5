import os

from flask import Flask, abort, request

app = Flask(__name__)


@app.get("/pages")
def page():
    name = request.args["page"]
    if ".." in name or os.path.isabs(name):
        abort(400)
    with open(os.path.join("/srv/pages", name)) as file:
        return file.read()


@app.get("/maps")
def map_of():
    name = request.args["map"]
    if ".." in name or name.startswith("/"):
        abort(400)
    with open(os.path.join("/srv/maps", name)) as file:
        return file.read()
