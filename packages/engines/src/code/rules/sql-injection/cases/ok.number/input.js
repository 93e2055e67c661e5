const express = require("express");
const app = express();

const { Pool } = require("pg");
const pool = new Pool();
app.get("/orders", async (req, res) => {
  const limit = Number.parseInt(req.query.limit, 10);
  res.json(await pool.query("SELECT id FROM orders LIMIT " + limit));
});
