import psycopg2
from flask import Flask, request

app = Flask(__name__)


@app.get("/orders")
def orders():
    cursor = psycopg2.connect("shop").cursor()
    cursor.execute("SELECT id FROM orders WHERE owner = %s AND size < %s", (request.args['owner'], request.args['size']))
    cursor.execute("SELECT id FROM items WHERE name = %s", (request.args["name"],))
    return {"orders": cursor.fetchall()}
