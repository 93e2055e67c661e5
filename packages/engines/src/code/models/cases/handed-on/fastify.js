const { exec } = require("node:child_process");
const app = require("fastify")();
app.decorateRequest("chosen", null);
app.addHook("preHandler", async (request, reply) => {
  request.chosen = request.query.name;
  request.page = Number(request.query.page);
});
app.get("/1", async (request, reply) => {
  exec("x " + request.chosen); // ng: command-injection
  exec("x " + request.page); // ok
  return {};
});
app.get("/2", { preHandler: async (request) => { request.own = request.query.own; } }, async (request) => {
  exec("x " + request.own); // ng: command-injection
  return {};
});
