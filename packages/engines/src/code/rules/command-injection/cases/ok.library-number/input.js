const { exec } = require("child_process");

exports.free = function (given) {
  const port = parseInt(given, 10);
  if (Number.isNaN(port)) throw new TypeError("no port");
  exec(`fuser -k ${port}/tcp`);
};
