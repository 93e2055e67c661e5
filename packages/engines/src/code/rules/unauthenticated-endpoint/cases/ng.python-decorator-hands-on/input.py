from functools import wraps
from flask import Flask, abort, request, session

app = Flask(__name__)


def known(view):
    @wraps(view)
    def asked(*args, **kwargs):
        if "user" not in session:
            abort(401)
        return view(*args, **kwargs)

    return asked


def known_or_proxied(view):
    @wraps(view)
    def asked(*args, **kwargs):
        log_visit()
        return timed(view)(*args, **kwargs)

    return asked


@app.get("/shelves")
@known
def shelves():
    return {}


@app.delete("/shelves/<int:pk>")
@known_or_proxied
def remove(pk):
    Shelf.query.filter_by(id=pk).delete()
    return {}
