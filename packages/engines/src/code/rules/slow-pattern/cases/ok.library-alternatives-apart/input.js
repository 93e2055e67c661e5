const letter = /[A-Za-z]/;
const text = /'((?:\\[\x20-\x7e]|[^'\\\n])*)'/;
const pair = new RegExp(`^${letter.source}=${text.source}`);
exports.valueOf = (line) => pair.exec(line)?.[1];
exports.isSlug = (line) => /^(?:[a-z]|-(?=[a-z]))+$/.test(line);
