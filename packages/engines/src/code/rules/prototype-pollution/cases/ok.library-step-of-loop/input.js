exports.plant = function (tree, way, leaf) {
  const steps = way.split(">");
  for (let nth = 0; nth < steps.length; nth++) {
    if (["__proto__", "constructor", "prototype"].includes(steps[nth])) throw new RangeError(way);
  }
  let at = tree;
  let nth = 0;
  while (nth < steps.length - 1) {
    if (at[steps[nth]] === undefined) at[steps[nth]] = {};
    at = at[steps[nth++]];
  }
  at[steps[nth]] = leaf;
  return tree;
};

exports.graft = function (tree, way, leaf) {
  const steps = way.split(">");
  let nth = 0;
  while (nth < steps.length - 1) {
    const step = steps[nth];
    if (step === "__proto__" || step === "constructor" || step === "prototype") return;
    tree = tree[steps[nth++]];
  }
  tree[steps[nth]] = leaf;
};
