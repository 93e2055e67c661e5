const express = require("express");
const app = express();

app.get("/search", (req, res) => {
  const wanted = String(req.query.q);
  res.json(names.filter((name) => name.startsWith(wanted)));
});
