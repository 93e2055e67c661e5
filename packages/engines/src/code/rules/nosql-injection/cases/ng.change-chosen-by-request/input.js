const express = require("express");
const app = express();
app.use(express.json());

app.post("/notes/seen", async (req, res) => {
  await app.locals.notes.update({ _id: req.body.note }, { $set: { seen: true } }, { multi: true });
  res.end();
});
