exports.tidy = (text) => text.replace(/[ \t]+$/g, "");
