import os

from flask import Flask, abort, request

app = Flask(__name__)


@app.get("/pages")
def page():
    name = request.args["page"]
    if ".." in name:
        abort(400)
    with open(os.path.join("/srv/pages", name)) as file:
        return file.read()
