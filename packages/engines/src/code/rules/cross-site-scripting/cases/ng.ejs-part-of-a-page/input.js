const express = require("express");
const app = express();
app.set("view engine", "ejs");

app.get("/tours", (req, res) => {
  res.render("tours", { place: req.query.place });
});
