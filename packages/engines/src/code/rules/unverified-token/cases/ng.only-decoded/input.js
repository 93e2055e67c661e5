const app = require("express")();
const jwt = require("jsonwebtoken");
const { Letter } = require("./models");
const attach = (req, res, next) => {
  req.user = jwt.decode(req.headers.authorization.slice(7)).sub;
  next();
};
app.get("/letters", attach, async (req, res) => res.json(await Letter.findAll({ where: { owner: req.user } })));
