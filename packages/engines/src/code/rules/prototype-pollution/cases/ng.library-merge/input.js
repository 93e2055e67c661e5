function fill(into, from) {
  for (const name of Object.keys(from)) {
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
