const express = require("express");
const axios = require("axios");

express().get("/weather", async (req, res) => {
  res.json(await axios.get(`${req.app.locals.scheme}://${req.query.host}/places`));
});
