const express = require("express");
const { Letter } = require("./models");
const app = express();
const gate = (req, res, next) => {
  if (!req.session.userId) return res.sendStatus(401);
  next();
};
const router = express.Router();
router.get("/letters", (req, res) => res.json([]));
router.delete("/letters/:id", (req, res) => res.end());
router.use(gate);
app.use("/api", router);
