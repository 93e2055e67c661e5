const express = require("express");
const app = express();

const escape = require("escape-html");
const page = (title, body) => `<h1>${title}</h1>${body}`;
app.get("/hello", (req, res) => {
  res.send(page("Hello", escape(req.query.name)));
});
