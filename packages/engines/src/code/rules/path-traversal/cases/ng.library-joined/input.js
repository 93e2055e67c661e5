const fs = require("fs");
const path = require("path");

exports.read = function (folder, name) {
  return fs.readFileSync(path.join(folder, name));
};
