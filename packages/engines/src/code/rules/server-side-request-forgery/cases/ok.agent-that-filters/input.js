const express = require("express");
const fetch = require("node-fetch");
const { useAgent } = require("request-filtering-agent");
const app = express();
app.get("/preview", async (req, res) => {
  const answer = await fetch(req.query.address, { agent: useAgent(req.query.address) });
  res.json({ status: answer.status });
});
