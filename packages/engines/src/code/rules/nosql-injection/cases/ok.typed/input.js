const express = require("express");
const app = express();

app.post("/login", async (req, res) => {
  if (typeof req.body.name !== "string") return res.sendStatus(400);
  res.json(await app.locals.users.findOne({ name: req.body.name }));
});
