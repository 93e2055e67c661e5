import flask

app = flask.Flask(__name__)


@app.get("/")
def page():
    answer = flask.make_response("hello")
    answer.set_cookie("theme", "dark")
    answer.set_cookie(
        "size",
        "big",
        secure=False,
    )
    return answer
