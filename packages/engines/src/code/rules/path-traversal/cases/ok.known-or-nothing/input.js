const express = require("express");
const fs = require("fs");
const app = express();
const books = new Map();

async function shelf() {
  for (const name of await fs.promises.readdir("books")) books.set(name.replace(/[.]txt$/, ""), name.length);
  return books;
}
const find = async (key) => {
  const known = await shelf();
  if (known.has(key)) {
    return known.get(key) ?? null;
  }
  return null;
};

app.get("/books/:key", async (req, res) => {
  const key = req.params.key;
  const book = await find(key);
  if (book == null) return res.sendStatus(404);
  res.json({ book, text: await fs.promises.readFile("./books/" + key + ".txt", "utf8") });
});
