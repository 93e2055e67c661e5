const fs = require("fs");
const path = require("path");
const settings = require("./settings");

exports.open = function (folder) {
  return fs.createReadStream(path.resolve(folder, settings.current().file));
};
