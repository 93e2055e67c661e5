const express = require("express");
const fs = require("node:fs/promises");
const multer = require("multer");
const app = express();

app.post("/covers", multer().single("cover"), async (req, res) => {
  await fs.writeFile(`/srv/covers/newest.${req.body.kind}`, req.file.buffer);
  res.end();
});
