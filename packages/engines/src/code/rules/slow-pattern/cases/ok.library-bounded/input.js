const size = /^(\d*\.?\d+)\s*(kb|mb)$/;
exports.parse = function (given) {
  if (given.length > 64) throw new RangeError("too long");
  const found = size.exec(given);
  return found && Number(found[1]);
};
