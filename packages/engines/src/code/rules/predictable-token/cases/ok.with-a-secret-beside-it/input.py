import hashlib
import os

from flask import Flask, abort, request

app = Flask(__name__)


@app.get("/activate")
def activate():
    name = request.args["name"]
    if request.args["token"] != hashlib.sha256((os.environ["LINK_KEY"] + name).encode()).hexdigest():
        abort(403)
    return "active"
