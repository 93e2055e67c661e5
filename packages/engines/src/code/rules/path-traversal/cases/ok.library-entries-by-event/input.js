const fs = require("fs");
const path = require("path");
const Reader = require("./reader");

exports.unpack = function (file, folder) {
  const reader = new Reader(file);
  reader.on("entry", (entry) => {
    const target = path.join(folder, entry.path);
    if (!target.startsWith(path.resolve(folder) + path.sep)) return entry.autodrain();
    entry.pipe(fs.createWriteStream(target));
  });
  reader.on("chapter", (chapter) => fs.createWriteStream(path.join(folder, "chapters")).end(chapter.path));
};
