const express = require("express");
const app = express();

const { Pool } = require("pg");
const pool = new Pool();
function statementFor(owner) {
  const parts = ["SELECT id FROM orders", "WHERE owner = '" + owner + "'"];
  return parts.join(" ");
}
app.get("/orders/:owner", async (req, res) => {
  const { rows } = await pool.query(statementFor(req.params.owner));
  res.json(rows);
});
