const express = require("express");
const app = express();
app.get("/", (req, res) => {
  res.header("Access-Control-Allow-Origin", "https://app.example.com");
  res.json({});
});
