from pathlib import Path

from flask import Flask, request

app = Flask(__name__)


ROOT = Path("/srv/notes")


@app.get("/notes")
def note():
    full = (ROOT / request.args["name"]).resolve()
    if not full.is_relative_to(ROOT):
        return {"error": "no such note"}
    return {"text": full.read_text()}
