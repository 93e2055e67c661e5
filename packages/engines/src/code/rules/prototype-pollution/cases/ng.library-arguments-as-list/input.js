function combine() {
  const given = [].slice.call(arguments);
  const first = given.shift();
  for (let index = 0; index < given.length; index++) {
    const next = given[index];
    for (const name in next) {
      if (typeof next[name] === "object") first[name] = combine(first[name] || {}, next[name]);
      else first[name] = next[name];
    }
  }
  return first;
}
exports.combine = combine;
