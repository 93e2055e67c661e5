const express = require("express");
const mongoose = require("mongoose");
const shape = new mongoose.Schema({ name: String, password: String });
shape.set("toJSON", { transform: (document, shown) => ({ name: shown.name }) });
const Member = mongoose.model("Member", shape);
const app = express();

app.get("/members", async (req, res) => res.json(await Member.find({})));
