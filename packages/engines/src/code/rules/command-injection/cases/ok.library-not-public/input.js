const { exec } = require("child_process");

function remove(folder) {
  exec("rm -r " + folder);
}

exports.clean = () => remove("/tmp/cache");
