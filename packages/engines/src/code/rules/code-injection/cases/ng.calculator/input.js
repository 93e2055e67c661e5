const express = require("express");
const app = express();

app.get("/sum", (req, res) => {
  const formula = "1 + " + req.query.term;
  res.json(Function("return " + formula)());
});
