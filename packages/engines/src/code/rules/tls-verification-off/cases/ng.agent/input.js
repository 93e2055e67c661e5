const https = require("https");
const options = { rejectUnauthorized: false };
module.exports = new https.Agent(options);
