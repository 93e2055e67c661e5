const express = require("express");
const app = express();
const known = (req, res, next) => (req.session.user ? next() : res.sendStatus(401));

app.post("/shelves", known, async (req, res) => res.json(await Shelf.create({ title: String(req.body.title) })));
app.put("/shelves/:id", known, async (req, res) => res.json(await Shelf.updateOne({ _id: req.params.id }, { title: "x" })));
app.delete("/shelves/:id", known, async (req, res) => res.json(await Shelf.deleteOne({ _id: req.params.id })));
app.post("/shelves/:id/close", known, async (req, res) => res.json(await Shelf.updateOne({ _id: req.params.id }, { open: false })));
app.post("/shelves/begin", async (req, res) => {
  const hasSome = await shelves.count();
  if (hasSome) throw new Error("begun already");
  res.json(await Shelf.create({ title: String(req.body.title) }));
});
