import posixpath

from flask import Flask, request

app = Flask(__name__)


@app.get("/pages")
def page():
    # Steps up leave the folder before they are gone.
    with open(posixpath.normpath("/srv/pages/" + request.args["page"])) as file:
        return file.read()
