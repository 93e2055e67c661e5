const { exec } = require("child_process");

function refuseOther(name) {
  if (name.match(/[^\w]/)) throw new Error("not a name: " + name);
}

function refuseAny(name) {
  if (/[^a-z0-9-]/i.test(name)) return false;
  return true;
}

exports.addressOf = function (card, done) {
  refuseOther(card);
  exec("cat /sys/class/net/" + card + "/address", done);
};

exports.stateOf = function (card, done) {
  if (!refuseAny(card)) return done(new Error("not a name"));
  exec("cat /sys/class/net/" + card + "/operstate", done);
};
