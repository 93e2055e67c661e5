const express = require("express");
const crypto = require("crypto");
const app = express();

app.get("/unsubscribe", (req, res) => {
  const { email, token } = req.query;
  const expected = crypto.createHmac("sha256", process.env.LINK_KEY).update(email).digest("hex");
  if (token !== expected) return res.sendStatus(403);
  res.json({ done: true });
});
