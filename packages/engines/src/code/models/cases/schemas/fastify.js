const { exec } = require("node:child_process");
const app = require("fastify")();
const schema = {
  querystring: { type: "object", properties: { n: { type: "integer" }, s: { type: "string" }, kind: { type: "string", enum: ["a", "b"] } } },
  params: { type: "object", properties: { id: { type: "string", format: "uuid" }, word: { type: "string", pattern: "^[a-z]+$" } } },
};
app.get("/1/:id/:word", { schema }, async (request) => {
  exec("x " + request.query.n); // ok
  exec("x " + request.query.kind); // ok
  exec("x " + request.query.s); // ng: command-injection
  exec("x " + request.query.other); // ng: command-injection
  exec("x " + request.params.id); // ok
  exec("x " + request.params.word); // ok
  exec("x " + request.headers.n); // ng: command-injection
});
app.route({ method: "POST", url: "/2", schema: { body: { type: "object", properties: { n: { type: "number" }, s: { type: "string", maxLength: 9 } } } }, handler: async (request) => {
  exec("x " + request.body.n); // ok
  exec("x " + request.body.s); // ng: command-injection
} });
app.get("/3", async (request) => {
  exec("x " + request.query.n); // ng: command-injection
});
