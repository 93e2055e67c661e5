import sqlite3
from flask import Flask, request

app = Flask(__name__)


LEGACY = False


@app.get("/orders")
def list_orders():
    owner = request.args["owner"]
    cursor = sqlite3.connect("shop.db").cursor()
    if LEGACY:
        cursor.execute("SELECT id FROM orders WHERE owner = '" + owner + "'")
    else:
        cursor.execute("SELECT id FROM orders WHERE owner = ?", (owner,))
    return {"orders": cursor.fetchall()}
