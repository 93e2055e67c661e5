const https = require("node:https");
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
https.get({ host: "a.example.com", rejectUnauthorized: false, path: "/" }, () => {});
