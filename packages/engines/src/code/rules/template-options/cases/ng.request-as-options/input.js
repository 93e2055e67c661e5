const app = require("express")();
app.post("/letters", (req, res) => {
  const letter = req.body;
  res.render("letter", letter);
});
