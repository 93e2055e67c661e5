const express = require("express");
const { Letter } = require("./models");
const app = express();
const session = require("express-session");
const gate = (req, res, next) => {
  if (!req.session.userId) return res.sendStatus(401);
  next();
};
app.use(session({ secret: process.env.KEY, cookie: { secure: true, sameSite: "lax" } }));
app.post("/letters", gate, (req, res) => res.end());
