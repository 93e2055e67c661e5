const express = require("express");
const app = express();
const plugins = { a: require("./a"), b: require("./b") };
app.get("/run", (req, res) => {
  const plugin = Object.hasOwn(plugins, req.query.name) ? plugins[req.query.name] : undefined;
  res.json(plugin?.());
});
