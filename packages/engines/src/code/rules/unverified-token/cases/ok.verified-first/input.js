const app = require("express")();
const jwt = require("jsonwebtoken");
const { Letter } = require("./models");
const attach = (req, res, next) => {
  const token = req.headers.authorization.slice(7);
  const issuer = jwt.decode(token).payload;
  req.user = jwt.verify(token, keyOf(issuer), { algorithms: ["RS256"] }).sub;
  next();
};
app.get("/letters", attach, async (req, res) => res.json(await Letter.findAll({ where: { owner: req.user } })));
