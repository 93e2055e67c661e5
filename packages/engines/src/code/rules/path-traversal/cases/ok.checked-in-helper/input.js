const express = require("express");
const app = express();

const path = require("path");
const fs = require("fs");
const root = "/srv/files/";
function isInside(full) {
  return full.startsWith(root);
}
app.get("/files/:name", (req, res) => {
  const full = path.resolve(root, req.params.name);
  if (!isInside(full)) return res.sendStatus(404);
  fs.readFile(full, (error, data) => res.end(data));
});
