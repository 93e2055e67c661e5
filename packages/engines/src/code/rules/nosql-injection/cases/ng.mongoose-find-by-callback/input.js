const mongoose = require("mongoose");
const express = require("express");
const app = express();
app.use(express.json());
const Member = mongoose.model("Member");

app.post("/enter", (req, res) => {
  Member.find({ mail: String(req.body.mail), pin: req.body.pin }, (error, members) => {
    res.status(members.length > 0 ? 200 : 401).end();
  });
});
