const express = require("express");
const fs = require("node:fs");
const path = require("node:path");

express().get("/badge", (req, res) => {
  const folder = new URL(req.query.address).hostname;
  res.send(fs.readFileSync(path.join("/srv/badges", folder, "badge.txt")));
});
