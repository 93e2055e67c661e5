const server = require("fastify")();

server.get("/tides/:harbour", async (request) => ({ harbour: "<b>" + request.params.harbour }));
server.get("/waves/:harbour", async (request) => request.params.harbour);
