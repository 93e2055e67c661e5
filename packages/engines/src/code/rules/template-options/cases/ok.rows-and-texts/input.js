const app = require("express")();
const { Letter } = require("./models");
app.get("/letters/:id", async (req, res) => {
  const letter = await Letter.findOne({ where: { id: Number(req.params.id) } });
  res.render("letter", letter);
});
