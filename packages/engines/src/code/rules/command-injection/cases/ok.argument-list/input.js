const express = require("express");
const app = express();

const { execFile } = require("node:child_process");
app.post("/convert", (req, res) => {
  execFile("convert", ["--", req.body.name, "out.png"], (error, stdout) => res.json({ stdout }));
});
