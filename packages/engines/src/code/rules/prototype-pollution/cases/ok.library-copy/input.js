exports.copy = function copy(value) {
  if (typeof value !== "object" || value === null) return value;
  const made = {};
  for (const key in value) made[key] = copy(value[key]);
  return made;
};
