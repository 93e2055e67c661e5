import flask

app = flask.Flask(__name__)


@app.get("/hello")
def hello():
    return flask.render_template_string("<p>Hello " + flask.request.args["name"] + "</p>")
