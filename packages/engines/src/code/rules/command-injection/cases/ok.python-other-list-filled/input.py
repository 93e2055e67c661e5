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
    third = Job()
    add(first, name)
    add(second, name)
    printed = add(third, "report.txt")
    os.system("lpr " + printed.parts[0])
    return str(len(first.parts) + len(second.parts))
