const express = require("express");
const app = express();
app.set("view engine", "ejs");

app.get("/walks", (req, res) => {
  res.render("walks", { place: req.query.place });
});
