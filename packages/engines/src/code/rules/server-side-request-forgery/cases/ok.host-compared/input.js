const express = require("express");
const app = express();

app.get("/proxy", async (req, res) => {
  const target = new URL(req.query.target);
  if (target.hostname !== "api.example.com") return res.sendStatus(400);
  res.json(await (await fetch(target)).json());
});
