const fs = require("fs");
const path = require("path");

exports.read = function (folder, name) {
  if (name.includes("..")) throw new Error("outside");
  return fs.readFileSync(path.resolve(folder, name));
};
