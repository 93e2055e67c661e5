import re
import flask

app = flask.Flask(__name__)


@app.get("/")
def page():
    return {"ok": re.match(r"^(\w+\s?)+$", flask.request.args["name"]) is not None}
