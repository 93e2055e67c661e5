const fs = require("fs");
const path = require("path");
const Reader = require("./reader");

exports.unpack = function (file, folder) {
  const reader = new Reader(file);
  reader.on("entry", (entry) => {
    entry.pipe(fs.createWriteStream(path.join(folder, entry.path)));
  });
};
