const { exec } = require("child_process");

exports.free = function (port) {
  if (!parseInt(port)) throw new TypeError("no port");
  exec(`fuser -k ${port}/tcp`);
};
