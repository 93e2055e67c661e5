const fs = require("node:fs");
const app = require("express")();

app.get("/pages", (req, res) => {
  const name = String(req.query.page).replace(/\.\.\//g, "");
  fs.readFile(`/srv/pages/${name}`, (error, data) => res.end(data));
});
