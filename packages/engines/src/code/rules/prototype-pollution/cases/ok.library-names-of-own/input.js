exports.put = function (tree, way, leaf) {
  const steps = way.split(">");
  const last = steps.pop();
  let at = tree;
  for (const step of steps) {
    if (Object.getOwnPropertyNames(at).indexOf(step) == -1) return undefined;
    at = at[step];
  }
  at[last] = leaf;
};
