const express = require("express");
const { Letter } = require("./models");
const app = express();
const gate = (req, res, next) => {
  if (!req.session.userId) {
    res.status(401).json({ error: "sign in" });
    return;
  }
  next();
};
const other = (req, res, next) => {
  if (!req.session.userId) res.redirect("/login");
  else next();
};
app.get("/letters", gate, (req, res) => res.json([]));
app.get("/drafts", other, (req, res) => res.json([]));
