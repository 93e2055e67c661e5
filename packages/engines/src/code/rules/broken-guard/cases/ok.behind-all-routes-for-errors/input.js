const express = require("express");
const { Letter } = require("./models");
const app = express();
const tellTheSender = () => (failure, req, res, next) => {
  if (failure.status === 401 && !req.session.userId) return res.redirect("/login");
  next(failure);
};
app.get("/letters", (req, res) => res.json([]));
app.delete("/letters/:id", (req, res) => res.end());
app.use(tellTheSender());
