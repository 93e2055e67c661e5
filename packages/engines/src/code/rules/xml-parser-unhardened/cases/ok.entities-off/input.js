const xml = require("libxmljs");
module.exports = (text) => xml.parseXml(text);
