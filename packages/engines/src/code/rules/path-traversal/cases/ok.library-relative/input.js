const fs = require("fs");
const path = require("path");

exports.read = function (folder, name) {
  const full = path.resolve(folder, name);
  const way = path.relative(folder, full);
  if (way.startsWith("..") || path.isAbsolute(way)) throw new Error("outside");
  return fs.readFileSync(full);
};
