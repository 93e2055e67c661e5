from flask import Flask, send_file
from shop.models import Manual

app = Flask(__name__)


@app.route("/manuals/<path:label>")
def manual(label):
    found = Manual.query.filter_by(label=label).first_or_404()
    return send_file("/srv/manuals/" + found.file)
