const { exec } = require("node:child_process");
const express = require("express");
const { Sequelize, DataTypes } = require("sequelize");

const sequelize = new Sequelize("sqlite::memory:");
const Printer = sequelize.define("Printer", { label: DataTypes.STRING, queue: DataTypes.STRING });

const app = express();
app.use(express.json());

app.post("/printers/:id", async (req, res) => {
  const printer = await Printer.findByPk(Number(req.params.id));
  printer.label = req.body.label;
  await printer.save();
  res.sendStatus(204);
});

app.post("/printers/:id/test", async (req, res) => {
  const { queue } = await Printer.findByPk(Number(req.params.id));
  exec(`lp -d ${queue} /usr/share/cups/data/testprint`, (error) => res.json({ failed: error !== null }));
});
