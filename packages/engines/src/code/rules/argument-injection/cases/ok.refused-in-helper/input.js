const { execFile } = require("node:child_process");
const app = require("express")();

function mustBeOperand(text) {
  if (text.startsWith("-")) throw new RangeError("no options here");
}

app.get("/mirror", (req, res) => {
  const { from, branch, host } = req.query;
  mustBeOperand(branch);
  if (!/^https:\/\//.test(from)) return res.sendStatus(400);
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(host)) return res.sendStatus(400);
  execFile("git", ["clone", "-b", branch, from]);
  execFile("git", ["checkout", branch], () => execFile("ssh", [host, "uptime"], () => res.end()));
});
