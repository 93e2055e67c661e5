import base64
import json

from flask import Flask, request
from models import letters

app = Flask(__name__)


def caller():
    token = request.headers["Authorization"][7:]
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=="))


@app.get("/letters")
def mine():
    return str(letters.find({"owner": caller()["sub"]}))
