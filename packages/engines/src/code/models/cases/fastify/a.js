const fastify = require("fastify")();
const { exec } = require("node:child_process");
fastify.register(require("@fastify/cookie"));
fastify.register(require("@fastify/multipart"));
fastify.get("/1", async (request, reply) => { exec("x " + request.query.a); }); // ng: command-injection
fastify.get("/2/:a", async ({ params: { a } }, reply) => { exec("x " + a); }); // ng: command-injection
fastify.post("/3", async (request, reply) => { const { a } = request.body; exec("x " + a); }); // ng: command-injection
fastify.get("/4", async (request, reply) => { exec("x " + request.headers["x-a"]); }); // ng: command-injection
fastify.get("/5", async (request, reply) => { exec("x " + request.cookies.a); }); // ng: command-injection
fastify.post("/6", async (request, reply) => { const data = await request.file(); exec("x " + data.filename); }); // ng: command-injection
fastify.get("/7", async (request, reply) => { exec("x " + request.raw.url); }); // ng: command-injection
fastify.get("/8", async (request, reply) => reply.redirect(302, request.query.a)); // ng: open-redirect
fastify.get("/9", async (request, reply) => { reply.type("text/html").send("<p>" + request.query.a); }); // ng: cross-site-scripting
fastify.get("/10", async (request, reply) => { reply.type("text/html"); return "<p>" + request.query.a; }); // ng: cross-site-scripting
fastify.get("/11", async (request, reply) => { reply.header("X-A", request.query.a); return {}; }); // ng: header-injection
fastify.get("/12", async (request, reply) => { reply.setCookie("session", "v", { httpOnly: false, secure: false }); }); // ng: insecure-cookie
fastify.get("/13", async (request, reply) => reply.sendFile(request.query.a)); // ng: path-traversal
fastify.get("/14", async (request, reply) => ({ a: "<p>" + request.query.a })); // ok
fastify.route({ method: "GET", url: "/15", handler: async function (request) { exec("x " + request.query.a); } }); // ng: command-injection
async function plugin(instance) {
  instance.get("/16", (request, reply) => { exec("x " + request.query.a); reply.send("x"); }); // ng: command-injection
}
fastify.register(plugin, { prefix: "/p" });
