const express = require("express");
const session = require("express-session");
const app = express();
app.use(session({ secret: process.env.KEY, cookie: { secure: false, maxAge: 60000 } }));
app.get("/", (req, res) => {
  res.cookie("theme", "dark", {
    secure: false,
    httpOnly: true,
  });
  res.end();
});
