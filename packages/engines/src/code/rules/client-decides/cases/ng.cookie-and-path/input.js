const express = require("express");
const app = express();
app.get("/users/:id", (req, res) => {
  if (req.cookies.user === req.params.id) res.json({ open: true });
});
