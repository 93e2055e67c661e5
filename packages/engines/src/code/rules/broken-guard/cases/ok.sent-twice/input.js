const express = require("express");
const { Keeper, digest } = require("./keepers");
const app = express();
app.post("/keeper", async (req, res) => {
  const form = req.body;
  const password = req.body.password;
  if (password && password !== form.passwordConfirmation) return res.status(400).end();
  if (req.session.userId) await Keeper.create({ password: digest(password) });
  res.end();
});
