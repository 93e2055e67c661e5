const express = require("express");
const http = require("node:http");

http
  .createServer((request, response) => {
    const path = request.url.replace(/^\/+/, "/");
    response.setHeader("Location", `${path}/`);
    response.writeHead(301, { location: `https://example.com${request.url}` });
    response.end();
  })
  .listen(8080);

const app = express();
app.get("/old", (request, response) => {
  if (request.path.startsWith("//")) return response.status(400).end();
  return response.redirect(`${request.path}/`);
});
app.get("/plain", (request, response) => response.redirect(`https://${request.headers.host}${request.originalUrl}`));
