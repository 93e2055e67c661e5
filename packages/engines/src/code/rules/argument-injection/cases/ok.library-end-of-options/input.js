const { spawnSync } = require("node:child_process");

function git(words) {
  return spawnSync("git", words, { encoding: "utf8" });
}

exports.fetchBranch = (remote, branch) => git(["fetch", "--quiet", "--", remote, branch]);
exports.message = (text) => git(["commit", "-m", text]);
exports.tag = (name) => git(["tag", `release-${name}`]);
exports.log = (since) => git(["log", `--since=${since}`]);
exports.at = (words) => git(words);
