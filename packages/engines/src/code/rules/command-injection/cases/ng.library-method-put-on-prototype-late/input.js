const { exec } = require("node:child_process");

function Probe(file, settings) {
  this.settings = settings || {};
  this.settings.words = [`"${file}"`];
  Probe.prototype.measure = function (done) {
    const probe = this;
    exec("measure " + probe.settings.words.join(" "), done);
  };
}
module.exports = (file, settings) => new Probe(file, settings);
