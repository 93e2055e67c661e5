const express = require("express");
const sanitizeHtml = require("sanitize-html");
const { Sequelize, DataTypes } = require("sequelize");

const sequelize = new Sequelize("sqlite::memory:");
const Page = sequelize.define("Page", { body: DataTypes.TEXT, level: DataTypes.INTEGER });

const app = express();
app.use(express.json());

app.put("/pages/:id", async (req, res) => {
  const page = await Page.findByPk(Number(req.params.id));
  page.body = sanitizeHtml(req.body.body);
  page.level = req.body.level;
  await page.save();
  res.end();
});

app.get("/pages/:id", async (req, res) => {
  const page = await Page.findByPk(Number(req.params.id));
  res.send(`<main class="level-${page.level}">${page.body}</main>`);
});
