const express = require("express");
const app = express();

function Readers(db) {
  const readers = db.collection("readers");
  this.add = (name, password, done) => {
    const reader = { name, password };
    readers.insertOne(reader, (error) => done(error));
  };
}

const readers = new Readers(require("./database"));
app.post("/join", (req, res, next) => {
  const { name, password } = req.body;
  readers.add(name, password, (error) => (error ? next(error) : res.redirect("/")));
});
