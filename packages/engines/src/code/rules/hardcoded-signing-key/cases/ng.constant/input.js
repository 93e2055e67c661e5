const jwt = require("jsonwebtoken");
const key = "words in the code";
module.exports = (id) => jwt.sign({ id }, key);
