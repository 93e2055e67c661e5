from flask import Flask

app = Flask(__name__)


@app.route("/pages/<path:page>")
def page(page):
    return open("/srv/pages/" + page).read()
