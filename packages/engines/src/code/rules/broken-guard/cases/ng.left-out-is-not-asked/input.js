const express = require("express");
const { Keeper, digest } = require("./keepers");
const app = express();
app.post("/word", async (req, res) => {
  const { oldPassword, word } = req.body;
  const keeper = await Keeper.findByPk(req.session.userId);
  if (!keeper) return res.sendStatus(401);
  if (oldPassword && digest(oldPassword) !== keeper.password) {
    return res.status(403).end();
  }
  await keeper.update({ password: digest(word) });
  res.end();
});
