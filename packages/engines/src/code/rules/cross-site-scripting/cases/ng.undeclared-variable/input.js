const express = require("express");
const app = express();

app.get("/hello", (req, res) => {
  page = "<h1>" + req.query.name + "</h1>";
  res.send(page);
});
