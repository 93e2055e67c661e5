const express = require("express");
const fs = require("node:fs");
const path = require("node:path");

express().get("/badge", (req, res) => {
  const file = new URL(req.query.address).searchParams.get("file");
  res.send(fs.readFileSync(path.join("/srv/badges", file)));
});
