exports.put = function (object, path, value) {
  let at = object;
  const steps = path.split("/");
  const last = steps.pop();
  for (const step of steps) {
    if (!Object.prototype.hasOwnProperty.call(at, step)) return false;
    at = at[step];
  }
  at[last] = value;
  return true;
};
