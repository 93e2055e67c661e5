var run = require("child_process").execSync;

function Repository(folder) {
  this.folder = folder;
}

Repository.prototype.log = function () {
  return run("git -C " + this.folder + " log").toString();
};

module.exports = Repository;
