import io
import zipfile
from flask import Flask, request

app = Flask(__name__)


@app.post("/parts")
def parts():
    sent = request.files["parts"]
    with zipfile.ZipFile("/srv/" + sent.filename) as parts:
        return {"names": parts.namelist()}
