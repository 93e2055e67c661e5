const express = require("express");
const app = express();

function wellKnown(req, res, next) {
  if (req.session.user && req.session.user.locked) return res.status(403).end();
  next();
}
function requireEditor(req, res, next) {
  if (req.session.role !== "editor") return res.status(403).end();
  next();
}

app.use(wellKnown);
app.post("/login", (req, res) => signIn(req, res));
app.post("/notes", requireEditor, (req, res) => res.json(notes.insert(req.body)));
app.put("/notes/:id", requireEditor, (req, res) => res.json(notes.update({ id: req.params.id }, req.body)));
app.delete("/notes/:id", requireEditor, (req, res) => res.json(notes.deleteOne({ id: req.params.id })));
app.post("/notes/:id/print", requireEditor, (req, res) => res.json(notes.update({ id: req.params.id }, { printed: true })));
app.post("/notes/:id/close", (req, res) => res.json(notes.update({ id: req.params.id }, { open: false })));
