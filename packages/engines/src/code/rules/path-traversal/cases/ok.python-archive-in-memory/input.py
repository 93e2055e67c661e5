import io
import zipfile
from flask import Flask, request

app = Flask(__name__)


@app.post("/parts")
def parts():
    sent = request.files["parts"]
    with zipfile.ZipFile(io.BytesIO(sent.read())) as parts:
        return {"names": parts.namelist()}
