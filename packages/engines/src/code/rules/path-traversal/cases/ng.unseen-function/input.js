const path = require("path");
const express = require("express");
const { unpackArchive } = require("./archives");
const app = express();

app.post("/unpack", (req, res) => {
  const full = path.join("/srv/uploads", req.body.name);
  unpackArchive({ from: full });
  res.end();
});
