const express = require("express");
const app = express();
app.get("/", (req, res) => {
  try {
    work();
  } catch (problem) {
    res.status(500).send(problem.stack);
  }
});
