const path = require("path");
const express = require("express");
const { unpackArchive } = require("./archives");
const app = express();

app.post("/unpack", (req, res) => {
  const full = path.join("/srv/uploads", req.body.name);
  if (!full.startsWith("/srv/uploads/")) return res.sendStatus(404);
  unpackArchive({ from: full });
  res.end();
});
