const express = require("express");
const md5 = require("md5");
const app = express();

app.post("/parts", (req, res) => {
  if (md5(req.body.part) !== req.body.checksum) return res.status(400).json({ error: "broken on the way" });
  res.sendStatus(204);
});
