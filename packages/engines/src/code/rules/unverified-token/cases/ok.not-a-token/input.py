import base64
import json

from flask import Flask, request

app = Flask(__name__)


@app.get("/cursor")
def page():
    state = json.loads(base64.urlsafe_b64decode(request.args["cursor"]))
    return str(state["offset"])
