import sqlite3

from flask import Flask, request

app = Flask(__name__)


@app.post("/visits")
def sign():
    with sqlite3.connect("guests.db") as connection:
        connection.execute("INSERT INTO guests (day, words) VALUES (date('now'), ?)", (request.form["words"],))
    return "thank you"


@app.get("/visits")
def read():
    cursor = sqlite3.connect("guests.db").cursor()
    cursor.execute("SELECT day, words FROM guests ORDER BY day")
    return "<br>".join(row[0] for row in cursor.fetchall())
