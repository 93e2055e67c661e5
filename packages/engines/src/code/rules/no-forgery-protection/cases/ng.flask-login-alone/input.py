from flask import Flask
from flask_login import LoginManager, login_required

app = Flask(__name__)
LoginManager(app)


@app.post("/letters")
@login_required
def add():
    return "done"
