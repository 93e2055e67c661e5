const express = require("express");
const app = express();

app.put("/notes/:note", async (req, res) => {
  res.json(await app.locals.notes.findOneAndUpdate({ _id: req.params.note }, { $set: { seen: true } }));
});
