const express = require("express");
const { Pool } = require("pg");
const app = express();
const pool = new Pool();
app.get("/orders", async (req, res) => {
  const { rows } = await pool.query("SELECT id FROM orders WHERE owner = '" + req.query.owner + "' AND size > " + req.query.size);
  const more = await pool.query(`SELECT id FROM items WHERE name LIKE '${req.query.name}' LIMIT 5`);
  res.json([rows, more.rows]);
});
