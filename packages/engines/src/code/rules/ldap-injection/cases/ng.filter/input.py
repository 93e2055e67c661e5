import flask

app = flask.Flask(__name__)


@app.get("/people")
def people():
    name = flask.request.args["name"]
    filter = f"(&(objectClass=person)(cn={name}))"
    return str(directory.search_s("dc=example", 2, filter))
