const express = require("express");
const app = express();

const mysql = require("mysql2/promise");
const connection = mysql.createPool({});
app.post("/search", (request, response) => {
  let sql = "SELECT * FROM items WHERE 1 = 1";
  for (const term of request.body.terms) sql += ` AND name LIKE '%${term}%'`;
  connection.execute(sql).then(([rows]) => response.json(rows));
});
