import os
import posixpath

from flask import Flask, request

app = Flask(__name__)


@app.get("/notes")
def note():
    # What begins at the root leaves the folder out.
    with open(os.path.join("/srv/notes", posixpath.normpath("/" + request.args["note"]))) as file:
        return file.read()
