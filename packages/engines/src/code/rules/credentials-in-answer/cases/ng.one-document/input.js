const express = require("express");
const mongoose = require("mongoose");
const shape = new mongoose.Schema({ name: String, password: String });
const Member = mongoose.model("Member", shape);
const app = express();

app.get("/members/:id", async (req, res) => {
  const member = await Member.findById(req.params.id);
  res.json(member);
});
