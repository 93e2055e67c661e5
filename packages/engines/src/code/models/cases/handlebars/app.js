const express = require("express");
const app = express();
app.set("view engine", "hbs");

app.get("/search", (req, res) => {
  const words = req.query.q;
  res.render("search", { words, number: Number(req.query.n), user: { name: words }, lines: [{ text: words, rank: 1 }] });
});

app.get("/njk", (req, res) => res.render("found.njk", { words: req.query.q, lines: [req.query.l] }));
