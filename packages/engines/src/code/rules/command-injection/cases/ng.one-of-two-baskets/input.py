import subprocess

from flask import Flask, request

app = Flask(__name__)


class Basket:
    def __init__(self):
        self.items = []

    def put(self, item):
        self.items.append(item)

    def first(self):
        return self.items[0]


@app.route("/run")
def run():
    left = Basket()
    right = Basket()
    left.put("uptime")
    right.put(request.args["name"])
    subprocess.call(right.first(), shell=True)
    return ""
