from flask import Flask, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Reader(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    password = db.Column(db.String(80))


@app.post("/join")
def join():
    data = request.get_json()
    db.session.add(Reader(password=data["password"]))
    db.session.commit()
    return "", 204
