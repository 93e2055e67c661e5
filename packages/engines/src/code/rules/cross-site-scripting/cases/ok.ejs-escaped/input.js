const express = require("express");
const sanitizeHtml = require("sanitize-html");
const app = express();

app.get("/guests", (req, res) => {
  res.render("guests", { name: req.query.name, note: sanitizeHtml(req.query.note), seat: Number(req.query.seat) });
});
