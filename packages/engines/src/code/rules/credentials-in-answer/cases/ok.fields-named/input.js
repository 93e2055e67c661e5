const express = require("express");
const mongoose = require("mongoose");
const shape = new mongoose.Schema({ name: String, password: String });
const Member = mongoose.model("Member", shape);
const Note = mongoose.model("Note", new mongoose.Schema({ text: String }));
const app = express();

app.get("/members", async (req, res) => {
  res.json(await Member.find({}, "name"));
});
app.get("/members/names", async (req, res) => {
  const members = await Member.find({});
  res.json(members.map(({ name }) => name));
});
app.get("/members/:id", async (req, res) => {
  const member = await Member.findById(req.params.id);
  member.password = undefined;
  res.json(member);
});
app.get("/notes", async (req, res) => res.json(await Note.find({})));
