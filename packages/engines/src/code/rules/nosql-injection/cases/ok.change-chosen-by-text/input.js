const express = require("express");
const app = express();
app.use(express.json());

app.post("/notes/seen", async (req, res) => {
  await app.locals.notes.update({ _id: String(req.body.note) }, { $set: { seen: true } }, { multi: true });
  await app.locals.rows.update({ seen: true }, { where: { id: String(req.body.row) } });
  res.end();
});
