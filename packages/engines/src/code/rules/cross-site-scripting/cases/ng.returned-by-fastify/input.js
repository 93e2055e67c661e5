const server = require("fastify")();

server.get("/tides/:harbour", async (request, reply) => {
  reply.type("text/html");
  return page(request.params.harbour, "<ul>", "</ul>");
});

const page = (title, ...rest) => ["<h1>", title, "</h1>", ...rest].join("");
