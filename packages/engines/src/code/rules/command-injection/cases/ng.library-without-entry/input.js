const { execSync } = require("node:child_process");

module.exports = function holderOf(port) {
  return execSync(`fuser ${port}/tcp`).toString();
};
