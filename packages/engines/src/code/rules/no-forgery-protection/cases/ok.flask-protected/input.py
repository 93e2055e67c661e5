from flask import Flask
from flask_login import LoginManager, login_required
from flask_wtf import CSRFProtect

app = Flask(__name__)
LoginManager(app)
CSRFProtect(app)


@app.post("/letters")
@login_required
def add():
    return "done"
