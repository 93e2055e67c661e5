const express = require("express");
const { Sequelize, DataTypes } = require("sequelize");
const db = { sequelize: new Sequelize(process.env.DATABASE) };
db.Member = db.sequelize.define("Member", { name: DataTypes.STRING, passwordHash: DataTypes.STRING });
const app = express();

app.get("/members", (req, res) => {
  db.Member.findAll({}).then((members) => {
    res.status(200).json({ count: members.length, members: members });
  });
});
