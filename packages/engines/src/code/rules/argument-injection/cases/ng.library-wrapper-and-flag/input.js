const start = require("cross-spawn");

module.exports = function fetchOrMake(address, folder, options, done) {
  const depth = options.depth ?? 1;
  function make() {
    const words = ["clone", depth < Infinity ? `--depth=${depth}` : "--single-branch", address, folder];
    launch("git", words, {}, done);
  }
  make();
};

function launch(program, words, options, done) {
  options.stdio = "ignore";
  start(program, words, options).on("close", done);
}
