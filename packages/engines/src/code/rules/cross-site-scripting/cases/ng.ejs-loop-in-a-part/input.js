const express = require("express");
const app = express();
app.set("view engine", "ejs");

app.get("/guests", (req, res) => {
  const guests = [].concat(req.query.guest).map((name) => ({ name, seat: 1 }));
  res.render("guests", { title: "Guests", guests });
});
