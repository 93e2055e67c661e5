const https = require("https");
module.exports = (ca) => new https.Agent({ ca });
