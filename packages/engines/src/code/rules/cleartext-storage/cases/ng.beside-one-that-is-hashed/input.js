const express = require("express");
const bcrypt = require("bcrypt");
const { Reader } = require("./models");
const app = express();

app.post("/join", async (req, res) => {
  await Reader.create({ name: req.body.name, password: await bcrypt.hash(req.body.password, 12) });
  res.sendStatus(204);
});
app.post("/import", async (req, res) => {
  await Reader.create({ name: req.body.name, password: req.body.password });
  res.sendStatus(204);
});
