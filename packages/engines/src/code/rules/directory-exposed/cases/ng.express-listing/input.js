const express = require("express");
const list = require("serve-index");
const app = express();
app.use("/letters", list("letters", { icons: true }));
