const { createHash } = require("node:crypto");
module.exports = (file) => createHash("md5").update(file).digest("hex");
