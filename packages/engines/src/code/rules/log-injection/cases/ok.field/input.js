const express = require("express");
const app = express();

app.get("/", (req, res) => {
  console.warn("no such item", { id: req.query.id });
  res.end();
});
