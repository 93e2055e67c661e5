const express = require("express");
const app = express();
app.get("/", (req, res) => {
  res.setHeader("X-Theme", encodeURIComponent(req.query.theme));
  res.end();
});
