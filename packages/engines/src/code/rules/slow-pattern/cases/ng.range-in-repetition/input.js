const express = require("express");
const app = express();

app.post("/members", (req, res) => {
  const address = /^([\w.-])+@(([a-z\d-])+\.)+([a-z\d]{2,4})+$/;
  res.json({ valid: address.test(req.body.mail) });
});
