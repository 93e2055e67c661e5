const express = require("express");
const Note = require("./note.js");

const app = express();
app.use(express.urlencoded({ extended: false }));
app.set("view engine", "ejs");

app.post("/notes", async (req, res) => {
  const { title, text, stars } = req.body;
  await Note.create({ title, text, stars, author: req.session.name });
  res.redirect("/notes");
});

app.get("/notes", async (req, res) => {
  const notes = await Note.find({ hidden: false }).sort("-createdAt").limit(20);
  res.render("notes", { notes });
});

module.exports = app;
