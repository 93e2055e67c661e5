const express = require("express");
const { Pool } = require("pg");
const app = express();
const pool = new Pool();
app.get("/orders", async (req, res) => {
  const { rows } = await pool.query("SELECT id FROM orders WHERE owner = $1 AND size > $2", [req.query.owner, req.query.size]);
  const more = await pool.query(`SELECT id FROM items WHERE name LIKE $1 LIMIT 5`, [req.query.name]);
  res.json([rows, more.rows]);
});
