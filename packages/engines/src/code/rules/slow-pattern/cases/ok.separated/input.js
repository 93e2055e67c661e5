const express = require("express");
const app = express();
app.get("/", (req, res) => {
  res.json(/^[a-z]+(-[a-z]+)*$/.test(req.query.name));
});
