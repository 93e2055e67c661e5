const express = require("express");
const app = express();
app.use(express.json());
const members = [];

app.post("/enter", (req, res) => {
  const found = members.find((member) => member.mail === req.body.mail);
  const wanted = pick(req.body).find({ mail: req.body.mail });
  res.json({ found, wanted });
});
