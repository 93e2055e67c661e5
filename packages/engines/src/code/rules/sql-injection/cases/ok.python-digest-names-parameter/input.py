import hashlib
from flask import Flask, request
from sqlalchemy import text

app = Flask(__name__)


@app.route("/maps")
def maps():
    word = request.args["word"]
    name = "w_" + hashlib.blake2b(word.encode(), digest_size=6).hexdigest()
    return str(app.session.execute(text(f"SELECT id FROM maps WHERE title = :{name}"), {name: word}))
