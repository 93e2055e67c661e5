const restify = require("restify");
const { exec } = require("child_process");
const server = restify.createServer();
server.get("/d/:dir", (req, res, next) => { exec("ls " + req.params.dir); res.send("ok"); next(); });
