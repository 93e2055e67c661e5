const express = require("express");
const { Letter } = require("./models");
const app = express();
const gate = (req, res, next) => {
  if (false && !req.session.userId) return res.sendStatus(401);
  next();
};
app.get("/letters", gate, (req, res) => res.json([]));
