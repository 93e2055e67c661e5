const express = require("express");
const app = express();
app.get("/", (req, res) => {
  res.json(/^([a-z0-9]+)*$/.test(req.query.name));
});
