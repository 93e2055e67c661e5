exports.reader = function (template) {
  const text = JSON.stringify(template);
  return new Function("data", "return " + text + ".replace('%s', data)");
};
