import sqlite3
from flask import Flask, request

app = Flask(__name__)


class Orders:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    def of(self, owner):
        cursor = self.connection.cursor()
        cursor.execute("SELECT id FROM orders WHERE owner = '{}'".format(owner))
        return cursor.fetchall()


orders = Orders("shop.db")


@app.get("/orders")
def list_orders():
    return {"orders": orders.of(request.args["owner"])}
