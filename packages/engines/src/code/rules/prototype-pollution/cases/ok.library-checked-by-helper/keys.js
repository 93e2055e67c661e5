exports.mustBePlain = function mustBePlain(key) {
  if (key === "__proto__" || key === "constructor" || key === "prototype") throw new TypeError(`not a key: ${key}`);
};
