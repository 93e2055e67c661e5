const http = require("node:http");

http
  .createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (request.url.endsWith("/")) return response.end("ok");
    response.writeHead(301, { Location: `${request.url}/` });
    response.end(pathname);
  })
  .listen(8080);
