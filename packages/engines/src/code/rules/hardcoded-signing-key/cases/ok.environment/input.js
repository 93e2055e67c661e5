const jwt = require("jsonwebtoken");
const key = process.env.SIGNING_KEY;
module.exports = (id) => jwt.sign({ id }, key);
