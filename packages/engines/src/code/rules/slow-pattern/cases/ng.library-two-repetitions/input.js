const size = /^(\d*\.?\d+)\s*(kb|mb)$/;
exports.parse = function (given) {
  const found = size.exec(String(given));
  return found && Number(found[1]);
};
