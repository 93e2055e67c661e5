const express = require("express");
const app = express();
app.post("/sum", (req, res) => {
  const items = req.body.items;
  let sum = 0;
  for (let i = 0; i < items.length; i++) sum += items[i];
  res.json(sum);
});
