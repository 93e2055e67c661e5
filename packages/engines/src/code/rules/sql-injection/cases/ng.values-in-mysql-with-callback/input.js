const express = require("express");
const mysql = require("mysql");
const app = express();
const pool = mysql.createPool({});
app.get("/orders", (req, res) => {
  pool.query("SELECT id FROM orders WHERE owner = '" + req.query.owner + "'", (error, rows) => res.json(rows));
});
