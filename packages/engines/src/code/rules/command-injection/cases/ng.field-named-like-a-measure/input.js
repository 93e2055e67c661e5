const { execSync } = require("node:child_process");
const app = require("express")();

app.get("/images", (req, res) => res.send(execSync(`resize --to ${req.query.size} a.png`)));
