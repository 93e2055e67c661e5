const express = require("express");
const { Letter } = require("./models");
const app = express();
app.get("/letters", async (req, res) => res.json(await Letter.findAll()));
app.get("/letters/:id", async (req, res) => res.json(await Letter.findByPk(req.params.id)));
app.delete("/letters/:id", async (req, res) => { await Letter.destroy({ where: { id: req.params.id } }); res.end(); });
