import psycopg2
from flask import Flask, request

app = Flask(__name__)


@app.get("/orders")
def orders():
    cursor = psycopg2.connect("shop").cursor()
    cursor.execute(f"SELECT id FROM orders WHERE owner = '{request.args['owner']}' AND size < {request.args['size']}")
    cursor.execute("SELECT id FROM items WHERE name = " + request.args["name"])
    return {"orders": cursor.fetchall()}
