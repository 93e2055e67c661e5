const express = require("express");
const app = express();

app.get("/search", (req, res) => res.render("search", { query: { words: req.query.words }, lines: [req.query.words] }));
