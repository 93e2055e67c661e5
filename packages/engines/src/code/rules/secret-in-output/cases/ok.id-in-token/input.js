const jwt = require("jsonwebtoken");

exports.enter = async (members, name) => {
  const found = await members.findOne({ name });
  const member = { id: found.id, name: found.name };
  return jwt.sign(member, process.env.TOKEN_KEY, { expiresIn: "1h" });
};
