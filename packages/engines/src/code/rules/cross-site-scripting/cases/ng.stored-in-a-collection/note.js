const mongoose = require("mongoose");

const schema = new mongoose.Schema({ title: String, text: String, author: String, stars: Number });

module.exports = mongoose.model("Note", schema);
