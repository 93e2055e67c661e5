module.exports = function overlay(under, over) {
  for (const name in over) {
    const layer = over[name];
    if (layer !== null && typeof layer === "object") under[name] = overlay(under[name] || {}, layer);
    else under[name] = layer;
  }
  return under;
};
