const express = require("express");
const assert = require("node:assert");
const fs = require("node:fs");
const app = express();

app.get("/shelf", (req, res) => {
  assert(req.query.name);
  res.send(fs.readFileSync("/srv/" + req.query.name));
});
