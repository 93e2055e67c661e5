const { execFile } = require("node:child_process");
const app = require("express")();

app.get("/uptime", (req, res) => {
  const { host } = req.query;
  if (!/^[a-z0-9.-]+$/.test(host)) return res.sendStatus(400);
  execFile("ssh", [host, "uptime"], (_, out) => res.send(out));
});
