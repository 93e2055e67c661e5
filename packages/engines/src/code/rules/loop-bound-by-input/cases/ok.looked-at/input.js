const express = require("express");
const app = express();
app.post("/sum", (req, res) => {
  const items = req.body.items;
  let sum = 0;
  for (const item of items) sum += item;
  res.json(sum);
});
