const express = require("express");
const app = express();
app.post("/reset", (req, res) => {
  send(req.body.mail, "https://" + req.hostname + "/reset");
  res.end();
});
