const express = require("express");
const app = express();

app.get("/", (req, res) => {
  console.warn("asked by " + req.headers["user-agent"] + " for " + req.url);
  res.end();
});
