import flask
import yaml

app = flask.Flask(__name__)


@app.post("/")
def page():
    first = yaml.load(flask.request.data)
    return {"a": first, "b": yaml.load(flask.request.data, Loader=yaml.UnsafeLoader)}
