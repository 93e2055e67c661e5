const fs = require("node:fs");
const path = require("node:path");
const app = require("express")();

app.get("/pages", (req, res) => {
  const name = String(req.query.page);
  if (name.includes("..") || path.isAbsolute(name)) return res.sendStatus(400);
  fs.readFile(name, (error, data) => res.end(data));
});

app.get("/posters", (req, res) => {
  const name = String(req.query.poster);
  if (name.includes("..")) return res.sendStatus(400);
  fs.readFile(`/srv/posters/${name}.svg`, (error, data) => res.end(data));
});

app.get("/maps", (req, res) => {
  const name = path.join("/srv/maps", String(req.query.map));
  if (name.includes("..")) return res.sendStatus(400);
  fs.readFile(name, (error, data) => res.end(data));
});
