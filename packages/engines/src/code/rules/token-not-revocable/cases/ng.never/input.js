const { expressjwt } = require("express-jwt");
module.exports = expressjwt({ secret: process.env.KEY, algorithms: ["HS256"] });
