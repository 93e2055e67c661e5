const app = require("express")();
app.post("/letters", (req, res) => {
  const { title, text } = req.body;
  res.render("letter", { title, text, answers: [req.query.answer] });
});
app.get("/garden", (req, res) => {
  res.render("garden", { query: req.query, form: req.body });
});
