import os
import sys

import flask

app = flask.Flask(__name__)


@app.route("/rotate")
def rotate():
    os.system("mv /var/log/app.log " + destination)
    return "done"


if __name__ == "__main__":
    destination = sys.argv[1]
    app.run()
