import sqlite3
from flask import Flask, request

app = Flask(__name__)



@app.get("/orders")
def list_orders():
    choice = {"owner": request.args["owner"], "table": "orders"}
    cursor = sqlite3.connect("shop.db").cursor()
    cursor.execute("SELECT id FROM " + choice["table"])
    return {"orders": cursor.fetchall(), "owner": choice["owner"]}
