const { execSync } = require("node:child_process");
const express = require("express");
const mongoose = require("mongoose");

const Host = mongoose.model("Host", new mongoose.Schema({ address: String }));
const app = express();
app.use(express.json());

app.post("/hosts", async (req, res) => {
  await new Host({ address: req.body.address }).save();
  await Host.create({ address: req.body.address });
  res.end();
});

app.get("/hosts", async (req, res) => {
  const hosts = await Host.find({});
  res.json(hosts.map((host) => execSync(`ping -c 1 ${host.address}`).toString()));
});
