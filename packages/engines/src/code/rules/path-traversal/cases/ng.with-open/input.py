from flask import Flask, request

app = Flask(__name__)


@app.get("/notes")
def note():
    with open(f"/srv/notes/{request.args.get('name')}") as file:
        return {"text": file.read()}
