exports.put = function (object, path, value) {
  const steps = path.split("/");
  let at = object;
  for (let i = 0; i < steps.length - 1; i++) {
    const step = steps[i];
    if (step === "__proto__") throw new Error("no");
    if (!at[step]) at[step] = {};
    at = at[step];
  }
  at[steps[steps.length - 1]] = value;
};
