const { exec } = require("child_process");

module.exports = (options) => {
  const program = options.program || "ping";
  return {
    reach(host, done) {
      exec(`${program} -c 1 ${host}`, done);
    },
  };
};
