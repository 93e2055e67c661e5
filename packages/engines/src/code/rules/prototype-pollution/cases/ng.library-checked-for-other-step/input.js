exports.put = function (tree, way, leaf) {
  const steps = way.split(">");
  const first = steps.shift();
  const second = steps.shift();
  if (first === "__proto__" || first === "constructor" || first === "prototype") return tree;
  tree[second][steps.shift()] = leaf;
  return tree;
};
