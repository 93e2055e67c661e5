import os

import flask

app = flask.Flask(__name__)


class Job:
    def __init__(self):
        self.parts = []


def add(job, part):
    job.parts.append(part)
    return job


@app.route("/print")
def print_file():
    name = flask.request.args["name"]
    first = Job()
    second = Job()
    add(first, name)
    filled = add(second, name)
    os.system("lpr " + filled.parts[0])
    return "printed"
