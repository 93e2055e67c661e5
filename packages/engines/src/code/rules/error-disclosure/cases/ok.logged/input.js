const express = require("express");
const app = express();
app.get("/", (req, res) => {
  try {
    work();
  } catch (problem) {
    console.error(problem.stack);
    res.status(500).send("It did not work.");
  }
});
