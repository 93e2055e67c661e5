const express = require("express");
const app = express();

const { promisify } = require("node:util");
const run = promisify(require("node:child_process").exec);
app.post("/convert", async (req, res) => {
  const { stdout } = await run(`convert ${req.body.name} out.png`);
  res.json({ stdout });
});
