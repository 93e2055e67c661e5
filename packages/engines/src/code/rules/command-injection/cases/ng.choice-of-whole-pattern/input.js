const express = require("express");
const { exec } = require("node:child_process");
const app = express();
app.get("/report", (req, res) => {
  const { span } = req.query;
  if (!/^\d+W|\d+D$/.test(span)) throw new Error("no span of time");
  exec("report --span " + span);
  res.end();
});
