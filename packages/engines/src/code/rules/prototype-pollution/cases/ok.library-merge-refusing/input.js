const refused = new Set(["__proto__", "constructor", "prototype"]);

function fill(into, from) {
  for (const name of Object.keys(from)) {
    if (refused.has(name)) continue;
    if (from[name] && typeof from[name] === "object") {
      if (!into[name]) into[name] = {};
      fill(into[name], from[name]);
    } else {
      into[name] = from[name];
    }
  }
  return into;
}

module.exports = fill;
