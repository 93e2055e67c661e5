const express = require("express");
const fs = require("node:fs/promises");
const multer = require("multer");
const { fromBuffer } = require("file-type");
const app = express();

app.post("/covers", multer().single("cover"), async (req, res) => {
  const kind = await fromBuffer(req.file.buffer);
  await fs.writeFile(`/srv/covers/newest.${kind.ext}`, req.file.buffer);
  res.end();
});
