import json
import flask

app = flask.Flask(__name__)


@app.post("/state")
def state():
    return {"size": len(json.loads(flask.request.data))}
