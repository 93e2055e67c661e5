module.exports = (body, signature) => sign(body) === signature;
