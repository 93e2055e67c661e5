from flask import Flask, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Member(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@app.post("/join")
def join():
    form = request.get_json()
    if form["is_staff"]:
        staff = True
    else:
        staff = False
    db.session.add(Member(name=form["name"], is_staff=staff))
    db.session.commit()
    return "", 204
