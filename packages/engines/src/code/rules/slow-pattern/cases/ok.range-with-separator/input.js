const express = require("express");
const app = express();

app.post("/members", (req, res) => {
  res.json({ valid: /^(\d{1,3}\.)+\d{1,3}$/.test(req.body.address), two: /^([a-z]{4})+$/.test(req.body.code) });
});
