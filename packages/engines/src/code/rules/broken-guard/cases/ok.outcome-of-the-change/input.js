const express = require("express");
const app = express();

app.post("/shelves/:id/renew", async (req, res) => {
  const user = await User.updateOne({ _id: req.params.id, code: String(req.body.code) }, { renewed: true });
  if (!user) throw new Error("Unauthorized");
  res.json({});
});
