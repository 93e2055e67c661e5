const { execFile, spawnSync } = require("node:child_process");

exports.version = (folder, done) => execFile(`${folder}/bin/convert`, ["--version"], done);
exports.help = (folder) => {
  const words = `${folder}/bin/convert --help`.split(" ");
  return spawnSync(words[0], [words[1]]);
};
