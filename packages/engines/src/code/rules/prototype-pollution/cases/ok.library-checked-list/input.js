const forbidden = ["__proto__", "constructor", "prototype"];
const areFine = (steps) => steps.every((step) => !forbidden.includes(step));

function stepsOf(path) {
  const steps = [];
  for (const part of path.split(".")) steps.push(part);
  return areFine(steps) ? steps : [];
}

exports.put = function (object, path, value) {
  const steps = stepsOf(path);
  let at = object;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    if (i === steps.length - 1) at[step] = value;
    else if (!at[step]) at[step] = {};
    at = at[step];
  }
};
