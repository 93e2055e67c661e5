const express = require("express");
const _ = require("lodash");
const app = express();

const settings = {};
app.post("/settings", (req, res) => {
  _.merge(settings, req.body);
  res.end();
});
