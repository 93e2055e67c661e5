const express = require("express");
const app = express();
app.get("/run", (req, res) => {
  const plugin = require("./plugins/" + req.query.name);
  res.json(plugin());
});
