const handlebars = require("handlebars");
module.exports = (text) => handlebars.compile(text, { noEscape: true });
