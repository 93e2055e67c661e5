const { exec } = require("child_process");

function resize(image, width, done) {
  exec("convert " + image + " -resize " + width + " small.png", done);
}

Object.assign(exports, { resize });
