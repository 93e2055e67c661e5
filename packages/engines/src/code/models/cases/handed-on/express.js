const express = require("express");
const { exec } = require("node:child_process");
const app = express();
const router = express.Router();
function named(req, res, next) {
  req.chosen = req.query.name;
  req.page = parseInt(req.query.page, 10);
  req.context = { folder: req.query.folder, size: Number(req.query.size) };
  next();
}
function plain(req, res, next) {
  if (!/^[a-z]+$/.test(req.params.word)) return res.status(400).end();
  req.word = req.params.word;
  next();
}
app.use((req, res, next) => {
  res.locals.term = req.query.term;
  res.locals.limit = Number(req.query.limit);
  next();
});
app.get("/1", named, (req, res) => {
  exec("x " + req.chosen); // ng: command-injection
  exec("x " + req.page); // ok
  exec("x " + req.context.folder); // ng: command-injection
  exec("x " + req.context.size); // ok
  res.end();
});
app.get("/2", (req, res) => {
  exec("x " + res.locals.term); // ng: command-injection
  exec("x " + res.locals.limit); // ok
});
app.get("/3/:word", plain, (req, res) => {
  exec("x " + req.word); // ok
  exec("x " + req.params.word); // ok
});
router.use(named);
router.get("/4", (req, res) => {
  exec("x " + req.chosen); // ng: command-injection
});
router.param("id", (req, res, next, id) => {
  req.item = id;
  next();
});
router.get("/5/:id", (req, res) => {
  exec("x " + req.item); // ng: command-injection
});
app.use("/r", router);
app.get("/6", [named], function (req, res) {
  exec("x " + req.chosen); // ng: command-injection
});
const later = (field) => (req, res, next) => {
  req.later = req.body[field];
  next();
};
app.post("/7", later("name"), (req, res) => {
  exec("x " + req.later); // ng: command-injection
});
