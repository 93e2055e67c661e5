exports.put = function put(root, path, value) {
  const steps = path.split("/");
  const last = steps.pop();
  if (last === "__proto__") return;
  let at = root;
  for (const step of steps) {
    if (!at[step] || !Object.hasOwnProperty.call(at, step)) at[step] = {};
    at = at[step];
  }
  at[last] = value;
};
