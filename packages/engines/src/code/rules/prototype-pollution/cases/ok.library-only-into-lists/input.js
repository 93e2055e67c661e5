const define = Object.defineProperty;
const tag = Object.prototype.toString;

function isPlain(value) {
  return tag.call(value) === "[object Object]";
}

module.exports = function overlay(under, over) {
  for (const name in over) {
    const layer = over[name];
    if (define && name === "__proto__") continue;
    const old = under[name];
    if (Array.isArray(old) && Array.isArray(layer)) for (const at in layer) old[at] = layer[at];
    else if (old && isPlain(old)) overlay(old, layer);
    else under[name] = layer;
  }
  return under;
};
