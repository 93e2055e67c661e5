const fs = require("node:fs");
const path = require("node:path");
const app = require("express")();

app.get("/pages", (req, res) => {
  const name = String(req.query.page).replace(/(?<=^|[\\/])\.\.+(?=[\\/]|$)/g, "_");
  fs.readFile(path.join("/srv/pages", name), (error, data) => res.end(data));
});

app.get("/maps", (req, res) => {
  fs.readFile(path.join("/srv/maps", path.normalize("/" + req.query.map)), (error, data) => res.end(data));
});

app.get("/notes", (req, res) => {
  fs.readFile(`/srv/notes/${String(req.query.note).replaceAll("..", "")}`, (error, data) => res.end(data));
});
