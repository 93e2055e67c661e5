const express = require("express");
const { Letter } = require("./models");
const app = express();
const gate = (req, res, next) => {
  if (!req.session.userId) return res.sendStatus(401);
  next();
};
app.get("/letters", async (req, res) => res.json(await Letter.findAll()));
app.get("/letters/:id", async (req, res) => res.json(await Letter.findByPk(req.params.id)));
app.delete("/letters/:id", async (req, res) => { await Letter.destroy({ where: { id: req.params.id } }); res.end(); });
app.get("/drafts", gate, (req, res) => res.json([]));
