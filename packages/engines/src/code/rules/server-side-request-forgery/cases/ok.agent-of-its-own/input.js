const express = require("express");
const fetch = require("node-fetch");
const https = require("node:https");
const app = express();

class CarefulAgent extends https.Agent {
  createConnection(options, done) {
    if (isOfOwnNetwork(options.host)) throw new Error("not there");
    return super.createConnection(options, done);
  }
}

function agentFor(place) {
  return new CarefulAgent({ keepAlive: true, servername: place });
}

app.get("/preview", async (req, res) => {
  const answer = await fetch(req.query.place, { agent: agentFor(req.query.place) });
  res.json({ status: answer.status });
});
