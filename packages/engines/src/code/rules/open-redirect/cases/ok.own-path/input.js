const express = require("express");
const app = express();

app.get("/items/:id", (req, res) => res.redirect(`/items/${req.params.id}/view`));
