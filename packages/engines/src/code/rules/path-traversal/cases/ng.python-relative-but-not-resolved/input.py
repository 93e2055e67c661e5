from pathlib import Path

from flask import Flask, abort, request

app = Flask(__name__)
SHELF = Path("/srv/books")


@app.get("/book")
def book():
    file = SHELF / request.args["name"]
    try:
        file.relative_to(SHELF)
    except ValueError:
        abort(404)
    return file.read_text()
