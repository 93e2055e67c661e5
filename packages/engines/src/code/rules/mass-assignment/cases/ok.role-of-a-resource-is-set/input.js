const express = require("express");
const finale = require("finale-rest");
const { Sequelize, Model, DataTypes } = require("sequelize");
const sequelize = new Sequelize(process.env.DATABASE);
class Member extends Model {}
Member.init({ name: DataTypes.STRING, role: DataTypes.STRING }, { sequelize });
const app = express();
app.post("/members", (req, res, next) => {
  req.body.role = "reader";
  next();
});
finale.initialize({ app, sequelize });
finale.resource({ model: Member, endpoints: ["/members", "/members/:id"] });
app.listen(3000);
