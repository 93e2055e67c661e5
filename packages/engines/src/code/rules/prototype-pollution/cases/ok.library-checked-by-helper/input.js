const { mustBePlain } = require("./keys");

module.exports = function put(object, names, value) {
  const last = names.pop();
  mustBePlain(last);
  let at = object;
  let name;
  while ((name = names.shift())) {
    mustBePlain(name);
    if (at[name] === undefined) at[name] = {};
    at = at[name];
  }
  at[last] = value;
};
