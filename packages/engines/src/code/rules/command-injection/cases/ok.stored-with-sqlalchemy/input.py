import os
import shlex

from flask import Flask, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Mirror(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    address = db.Column(db.String(200))
    depth = db.Column(db.Integer)


@app.post("/mirrors")
def add():
    mirror = Mirror(address=request.form["address"], depth=request.form["depth"])
    db.session.add(mirror)
    db.session.commit()
    return "added"


@app.post("/mirrors/refresh")
def refresh():
    for mirror in Mirror.query.filter_by(depth=1).all():
        os.system(f"wget --mirror --level {mirror.depth} " + shlex.quote(mirror.address))
    return "done"
