const express = require("express");
const { exec } = require("node:child_process");
const app = express();

function refuse(reason) {
  const error = new Error(reason);
  error.status = 400;
  throw error;
}

app.get("/lines", (req, res) => {
  if (!/^[a-z]+$/.test(req.query.name)) refuse("no such list");
  exec(`wc -l lists/${req.query.name}`, (error, out) => res.json({ out }));
});
