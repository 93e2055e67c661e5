import flask

app = flask.Flask(__name__)


@app.get("/hello")
def hello():
    return flask.render_template_string("<p>Hello {{ name }}</p>", name=flask.request.args["name"])
