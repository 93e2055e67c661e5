const express = require("express");
const { scryptSync, randomBytes } = require("crypto");
const { Reader } = require("./models");
const app = express();

app.post("/join", async (req, res) => {
  const salt = randomBytes(16);
  await Reader.create({ name: req.body.name, salt, password: scryptSync(req.body.password, salt, 32) });
  res.sendStatus(204);
});
