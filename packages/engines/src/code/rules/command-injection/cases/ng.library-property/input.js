const { exec } = require("child_process");

function Speaker() {}

Object.defineProperty(Speaker.prototype, "say", {
  get() {
    return function (text) {
      exec("say " + text);
    };
  },
});

module.exports = new Speaker();
