const express = require("express");
const fs = require("node:fs");
const app = express();

app.get("/covers", (req, res) => {
  const name = String(req.query.name);
  const ending = ["png", "gif"].includes(name.split(".").slice(-1)[0].toLowerCase())
    ? name.split(".").slice(-1)[0].toLowerCase()
    : "png";
  res.end(fs.readFileSync(`/srv/covers/newest.${ending}`));
});
