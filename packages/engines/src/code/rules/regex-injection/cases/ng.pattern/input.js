const express = require("express");
const app = express();

app.get("/search", (req, res) => {
  const wanted = new RegExp("^" + req.query.q, "i");
  res.json(names.filter((name) => wanted.test(name)));
});
