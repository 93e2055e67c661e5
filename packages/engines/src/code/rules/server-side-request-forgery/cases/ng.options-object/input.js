const express = require("express");
const app = express();

const axios = require("axios");
app.get("/proxy", async (req, res) => {
  const options = { method: "get", url: req.query.target };
  const answer = await axios(options);
  res.json(answer.data);
});
