from flask import Flask, request
from flask_sqlalchemy import SQLAlchemy
from werkzeug.security import generate_password_hash

app = Flask(__name__)
db = SQLAlchemy(app)


class Reader(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    password = db.Column(db.String(80))


@app.post("/join")
def join():
    db.session.add(Reader(password=generate_password_hash(request.get_json()["password"])))
    db.session.commit()
    return "", 204
