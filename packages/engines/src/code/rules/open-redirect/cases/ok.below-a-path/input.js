const express = require("express");
const app = express();

app.get("/welcome", (req, res) => {
  const back = req.query.back;
  res.redirect(back.startsWith("/orders/") ? back : "/");
});
