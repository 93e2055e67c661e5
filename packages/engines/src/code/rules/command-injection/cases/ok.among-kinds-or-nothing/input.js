const { execSync } = require("node:child_process");
const app = require("express")();

const kinds = ["short", "long"];

app.get("/report", (req, res) => {
  const kind = req.query.kind;
  if (typeof kind !== "undefined" && kinds.indexOf(kind) === -1) return res.sendStatus(400);
  const width = req.query.width;
  if (width != null && !/^\d+$/.test(width)) return res.sendStatus(400);
  res.send(execSync(`report ${kind} ${width}`).toString());
});
