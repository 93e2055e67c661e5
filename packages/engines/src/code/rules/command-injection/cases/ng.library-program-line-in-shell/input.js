const { spawn } = require("node:child_process");

exports.version = (folder) => spawn(`${folder}/bin/convert --version`, { shell: true });
