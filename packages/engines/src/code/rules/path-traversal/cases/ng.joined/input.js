const express = require("express");
const app = express();

const path = require("path");
const fs = require("fs");
app.get("/files/:name", (req, res) => {
  fs.readFile(path.join("/srv/files", req.params.name), (error, data) => res.end(data));
});
