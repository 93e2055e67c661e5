const express = require("express");
const app = express();

app.post("/login", (req, res) => {
  const { account } = req.body;
  console.warn("no such account:", account);
  res.sendStatus(401);
});
