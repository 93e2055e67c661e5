const xml = require("libxmljs");
module.exports = (text) => xml.parseXml(text, { noent: true, noblanks: true });
