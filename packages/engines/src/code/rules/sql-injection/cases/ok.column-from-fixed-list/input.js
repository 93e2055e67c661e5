const express = require("express");
const app = express();

const { Pool } = require("pg");
const pool = new Pool();
const columns = ["name", "created"];
app.get("/orders", async (req, res) => {
  const column = req.query.sort;
  if (!columns.includes(column)) return res.sendStatus(400);
  const { rows } = await pool.query(`SELECT id FROM orders ORDER BY ${column}`);
  res.json(rows);
});
