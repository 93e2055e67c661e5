function isHolder(value) {
  return value !== null && /^(object|function)$/.test(typeof value);
}

function overlay(under, over) {
  for (const name in over) {
    if (name === "__proto__") continue;
    if (isHolder(under[name]) && isHolder(over[name])) overlay(under[name], over[name]);
    else under[name] = over[name];
  }
  return under;
}
module.exports = overlay;
