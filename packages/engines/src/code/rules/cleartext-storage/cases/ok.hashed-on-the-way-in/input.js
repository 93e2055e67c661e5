const express = require("express");
const argon2 = require("argon2");
const mongoose = require("mongoose");
const app = express();

const shape = new mongoose.Schema({ name: String, password: String });
shape.pre("save", async function () {
  this.password = await argon2.hash(this.password);
});
const Reader = mongoose.model("Reader", shape);

app.post("/join", async (req, res) => {
  await Reader.create({ name: String(req.body.name), password: req.body.password });
  res.sendStatus(204);
});
