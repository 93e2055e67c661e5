const jwt = require("jsonwebtoken");

exports.enter = async (members, name) => {
  const member = await members.findOne({ name });
  return jwt.sign(member, process.env.TOKEN_KEY, { expiresIn: "1h" });
};
