from flask import Flask, session
from models import letters

app = Flask(__name__)


def may_write():
    if session.get("role") != "writer":
        return False
    return True


@app.post("/letters")
def add():
    may_write()
    letters.insert_one({"text": "x"})
    return "done"
