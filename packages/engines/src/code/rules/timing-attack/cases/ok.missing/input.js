module.exports = (password) => password === undefined || password === "";
