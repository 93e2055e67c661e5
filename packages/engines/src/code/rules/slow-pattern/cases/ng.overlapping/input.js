const express = require("express");
const app = express();
const names = /^(\w+\s?)+$/;
app.get("/", (req, res) => {
  res.json(names.test(req.query.name));
});
