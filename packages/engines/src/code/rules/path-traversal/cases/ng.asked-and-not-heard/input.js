const express = require("express");
const fs = require("fs");
const app = express();
const books = new Map();

const find = (key) => {
  if (books.has(key)) return books.get(key);
  return null;
};

app.get("/books/:key", async (req, res) => {
  const key = req.params.key;
  const book = find(key);
  if (book == null) console.warn("not known");
  res.json({ book, text: await fs.promises.readFile("./books/" + key + ".txt", "utf8") });
});
