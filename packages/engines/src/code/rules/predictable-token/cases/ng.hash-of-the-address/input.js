const express = require("express");
const crypto = require("crypto");
const accounts = require("./accounts");
const app = express();

const linkCode = (text) => crypto.createHash("sha256").update(text).digest("hex");

app.post("/account/recover", async (req, res) => {
  const { email, resetToken, secret } = req.body;
  if (resetToken !== linkCode(email)) return res.sendStatus(400);
  await accounts.rename(email, secret);
  res.sendStatus(204);
});
