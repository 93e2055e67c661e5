import os

from flask import Flask, abort, request

app = Flask(__name__)
SHELF = os.path.realpath("/srv/shelf")


def located(leaf):
    full = os.path.realpath(os.path.join(SHELF, leaf))
    if os.path.commonpath([SHELF, full]) != SHELF:
        abort(404)
    return full


@app.get("/shelf")
def shelf():
    with open(located(request.args["leaf"])) as sheet:
        return {"lines": len(sheet.readlines())}
