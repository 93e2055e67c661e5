const crypto = require("crypto");
module.exports = (body, signature) => crypto.timingSafeEqual(sign(body), signature);
