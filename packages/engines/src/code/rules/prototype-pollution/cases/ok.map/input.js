const express = require("express");
const app = express();

const settings = new Map();
app.post("/settings", (req, res) => {
  settings.set(req.body.name, req.body.value);
  res.end();
});
