const size = /^(\d+(?:\.\d+)?) ?(kb|mb)$/;
exports.parse = (given) => size.exec(given);
exports.words = (text) => text.split(/,|;/);
exports.braces = (text) => /\{(?:(?!\{).)*\}/.test(text);
