import type { App } from "../app.ts";

export const fastify: App = {
  "app.js": `const fastify = require("fastify")();
fastify.decorate("signedIn", async (request, reply) => { if (!request.session.userId) return reply.code(401).send(); });
fastify.get("/health", async () => "ok");
fastify.post("/login", async (request) => sign(request.body.name));
fastify.get("/notes", {« preHandler: [fastify.signedIn]» }, async (request) => notes.find({ owner: request.session.userId }));
fastify.post("/notes", {« preHandler: [fastify.signedIn]» }, async (request) => notes.insertOne({ text: request.body.text, owner: request.session.userId }));
fastify.get("/notes/:id", {« preHandler: [fastify.signedIn]» }, async (request) => notes.findOne({ id: request.params.id«, owner: request.session.userId» }));
fastify.delete("/notes/:id", {« preHandler: [fastify.signedIn]» }, async (request) => notes.deleteOne({ id: request.params.id«, owner: request.session.userId» }));
fastify.patch("/notes/:id", {« onRequest: fastify.signedIn» }, async (request) => notes.updateOne({ id: request.params.id«, owner: request.session.userId» }, { text: request.body.text }));
fastify.listen({ port: 3000 });`,
};
