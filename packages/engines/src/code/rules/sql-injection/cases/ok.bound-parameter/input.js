const express = require("express");
const app = express();

const { Pool } = require("pg");
const pool = new Pool();
app.get("/orders/:owner", async (req, res) => {
  const { rows } = await pool.query("SELECT id FROM orders WHERE owner = $1", [req.params.owner]);
  res.json(rows);
});
