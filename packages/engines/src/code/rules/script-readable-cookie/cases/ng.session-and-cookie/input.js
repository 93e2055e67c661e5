const express = require("express");
const session = require("express-session");
const app = express();
app.use(session({ secret: process.env.KEY, cookie: { secure: true, httpOnly: false } }));
app.get("/", (req, res) => res.cookie("theme", "dark", { httpOnly: false }).end());
