const express = require("express");
const app = express();

app.post("/login", (req, res) => {
  console.warn("no such account: %j", req.body.account);
  console.warn("sent:", req.body);
  res.sendStatus(401);
});
