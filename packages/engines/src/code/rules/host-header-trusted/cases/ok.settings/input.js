const express = require("express");
const app = express();
app.post("/reset", (req, res) => {
  send(req.body.mail, "https://" + process.env.PUBLIC_HOST + "/reset");
  res.end();
});
