const { execSync } = require("node:child_process");
const app = require("express")();

app.get("/images", (req, res) => res.send(execSync(`head -c ${req.query.name.length} a.png`)));
