const express = require("express");
const { Letter } = require("./models");
const app = express();
const gate = (req, res, next) => {
  if (!req.session.userId) {
    res.status(401).json({ error: "sign in" });
  }
  next();
};
app.get("/letters", gate, (req, res) => res.json([]));
