exports.reader = function (template) {
  const text = template.replace(/"/g, '\\"');
  return new Function("data", 'return "' + text + '".replace("%s", data)');
};
