const express = require("express");
const { Letter } = require("./models");
const app = express();
async function mustOwn(req, letter) {
  if ((await letter.owner()) !== req.session.userId) throw new Error("forbidden");
}
app.delete("/letters/:id", async (req, res) => {
  const letter = await Letter.findByPk(req.params.id);
  mustOwn(req, letter);
  await letter.destroy();
  res.end();
});
