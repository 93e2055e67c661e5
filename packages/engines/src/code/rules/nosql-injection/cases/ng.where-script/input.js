const express = require("express");
const app = express();

app.get("/users", (req, res) => {
  app.locals.users.find({ $where: `this.age > ${req.query.age}` }).toArray((error, rows) => res.json(rows));
});
