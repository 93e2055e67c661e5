const field = /^([^:;]+)\s{0,200}:(.*)/;
exports.nameOf = (line) => field.exec(line)?.[1];
