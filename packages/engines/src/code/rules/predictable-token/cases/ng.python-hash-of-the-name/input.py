import hashlib

from flask import Flask, abort, request

app = Flask(__name__)


@app.get("/activate")
def activate():
    name = request.args["name"]
    expected = hashlib.md5(name.encode()).hexdigest()
    if request.args["token"] != expected:
        abort(403)
    return "active"
