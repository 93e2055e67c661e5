import type { App } from "../app.ts";

export const express: App = {
  "app.js": `const express = require("express");
const { Order, Item } = require("./models");
const { signedIn, clerk } = require("./gate");
const app = express();
app.use(express.json());
app.get("/", (req, res) => res.send("shop"));
app.get("/health", (req, res) => res.send("ok"));
app.post("/login", async (req, res) => { req.session.userId = await check(req.body.name, req.body.secret); res.end(); });
app.get("/items", async (req, res) => res.json(await Item.findAll()));
app.get("/orders", «signedIn, »async (req, res) => res.json(await Order.findAll({ where: { userId: req.session.userId } })));
app.post("/orders", «signedIn, »async (req, res) => res.json(await Order.create({ item: req.body.item, userId: req.session.userId })));
app.get("/orders/:id", «signedIn, »async (req, res) => res.json(await Order.findOne({ where: { id: req.params.id«, userId: req.session.userId» } })));
app.put("/orders/:id", «signedIn, »async (req, res) => { await Order.update({ item: req.body.item }, { where: { id: req.params.id«, userId: req.session.userId» } }); res.end(); });
app.delete("/orders/:id", «signedIn, »async (req, res) => { await Order.destroy({ where: { id: req.params.id«, userId: req.session.userId» } }); res.end(); });
const admin = express.Router();
admin.get("/users", signedIn, «clerk, »(req, res) => res.json([]));
admin.get("/reports", signedIn, «clerk, »(req, res) => res.json([]));
admin.post("/items", signedIn, «clerk, »async (req, res) => res.json(await Item.create({ name: req.body.name })));
admin.delete("/items/:id", signedIn, «clerk, »async (req, res) => { await Item.destroy({ where: { id: req.params.id } }); res.end(); });
app.use("/admin", admin);
app.listen(3000);`,
  "gate.js": `exports.signedIn = (req, res, next) => { if (!req.session.userId) return res.sendStatus(401); next(); };
exports.clerk = (req, res, next) => { if (req.session.role !== "clerk") return res.sendStatus(403); next(); };`,
};
