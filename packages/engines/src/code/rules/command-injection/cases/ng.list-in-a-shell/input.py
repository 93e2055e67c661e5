import subprocess
from flask import Flask, request

app = Flask(__name__)


@app.post("/look")
def look():
    subprocess.run(["host", request.form["name"]], shell=True, check=True)
    return "done"
