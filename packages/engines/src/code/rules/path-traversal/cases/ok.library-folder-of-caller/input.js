const fs = require("fs");
const path = require("path");

exports.read = function (folder) {
  return [fs.readFileSync(path.join(folder, "index.json")), fs.readFileSync(folder + "/index.txt")];
};
