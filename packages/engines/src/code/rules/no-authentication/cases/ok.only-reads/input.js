const express = require("express");
const { Letter } = require("./models");
const app = express();
app.get("/letters", (req, res) => res.json([]));
app.get("/news", (req, res) => res.json([]));
app.get("/prices", (req, res) => res.json([]));
