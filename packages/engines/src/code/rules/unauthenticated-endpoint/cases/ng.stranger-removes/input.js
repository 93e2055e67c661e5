const express = require("express");
const { Order, User, Item } = require("./models");
const app = express();
const signedIn = (req, res, next) => {
  if (!req.session.userId) return res.sendStatus(401);
  next();
};
const clerk = (req, res, next) => {
  if (req.session.role !== "clerk") return res.sendStatus(403);
  next();
};
app.get("/orders", signedIn, async (req, res) => res.json(await Order.findAll({ where: { userId: req.session.userId } })));
app.get("/mine", signedIn, async (req, res) => res.json(await Order.findOne({ where: { userId: req.session.userId } })));
app.post("/carts", signedIn, async (req, res) => res.json(await Order.create({ userId: req.session.userId })));
app.delete("/items/:id", async (req, res) => res.json(await Item.destroy({ where: { id: req.params.id } })));
app.get("/items", (req, res) => res.json([]));
app.get("/news", (req, res) => res.json([]));
app.get("/prices", (req, res) => res.json([]));
