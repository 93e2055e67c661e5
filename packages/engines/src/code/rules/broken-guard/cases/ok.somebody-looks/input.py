from flask import Flask, abort, session
from models import letters

app = Flask(__name__)


def may_write():
    if session.get("role") != "writer":
        return False
    return True


@app.post("/letters")
def add():
    if not may_write():
        abort(403)
    letters.insert_one({"text": "x"})
    return "done"
