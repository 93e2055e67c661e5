const fs = require("node:fs");
const app = require("express")();

app.get("/pages", (req, res) => {
  const name = String(req.query.page);
  if (name.indexOf("..") >= 0) return res.sendStatus(400);
  fs.readFile(name, (error, data) => res.end(data));
});
