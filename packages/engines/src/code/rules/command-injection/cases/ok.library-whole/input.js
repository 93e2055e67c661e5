const { exec } = require("child_process");

/** Runs a command line. */
exports.run = function run(command, done) {
  exec(command, { timeout: 1000 }, done);
};
