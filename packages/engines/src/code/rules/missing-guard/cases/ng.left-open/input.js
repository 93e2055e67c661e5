const express = require("express");
const app = express();

const needsLogin = (req, res, next) => (req.session.user ? next() : res.sendStatus(401));
app.get("/orders", needsLogin, (req, res) => res.json(orders.list()));
app.get("/orders/:id", needsLogin, (req, res) => res.json(orders.find(req.params.id)));
app.post("/orders", needsLogin, (req, res) => res.json(orders.add(req.body)));
app.put("/orders/:id", needsLogin, (req, res) => res.json(orders.change(req.params.id)));
app.delete("/orders/:id", (req, res) => res.json(orders.remove(req.params.id)));
