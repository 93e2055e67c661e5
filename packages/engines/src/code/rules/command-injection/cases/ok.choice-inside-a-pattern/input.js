const express = require("express");
const { exec } = require("node:child_process");
const app = express();
const span = /^P(?:(\d+W)|(\d+D)?(T(?:\d+H)?)?)$/;
function isSpan(value) {
  const found = span.exec(value);
  if (!found) return false;
  const [, weeks, days] = found;
  if (weeks) return true;
  return !!days && days.length > 0;
}
app.get("/report", (req, res) => {
  const { span: asked } = req.query;
  if (!isSpan(asked)) throw new Error("no span of time");
  exec("report --span " + asked);
  res.end();
});
