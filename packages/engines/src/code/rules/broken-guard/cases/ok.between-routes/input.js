const express = require("express");
const { Letter } = require("./models");
const app = express();
const gate = (req, res, next) => {
  if (!req.session.userId) return res.sendStatus(401);
  next();
};
const router = express.Router();
router.get("/news", (req, res) => res.json([]));
router.use(gate);
router.delete("/letters/:id", (req, res) => res.end());
app.use("/api", router);
