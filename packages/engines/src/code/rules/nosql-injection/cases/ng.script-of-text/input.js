const express = require("express");
const app = express();

app.get("/notes/:owner", async (req, res) => {
  const { owner } = req.params;
  if (typeof owner !== "string") return res.sendStatus(400);
  res.json(await app.locals.notes.find({ $where: `this.owner == "${owner}"` }));
});
