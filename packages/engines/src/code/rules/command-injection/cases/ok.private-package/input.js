const { exec } = require("child_process");

exports.resize = function resize(image, done) {
  exec("convert " + image + " small.png", done);
};
