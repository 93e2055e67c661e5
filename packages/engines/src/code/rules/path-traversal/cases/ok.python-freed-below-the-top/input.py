import os
import posixpath

from flask import Flask, request

app = Flask(__name__)


@app.get("/pages")
def page():
    name = posixpath.normpath("/" + request.args["page"]).lstrip("/")
    with open(os.path.join("/srv/pages", name)) as file:
        return file.read()
