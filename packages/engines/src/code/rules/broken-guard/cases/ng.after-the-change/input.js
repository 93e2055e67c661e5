const express = require("express");
const { Letter } = require("./models");
const app = express();
app.put("/letters/:id", async (req, res) => {
  await Letter.update({ text: req.body.text }, { where: { id: req.params.id } });
  if (!req.session.userId) return res.sendStatus(401);
  res.end();
});
