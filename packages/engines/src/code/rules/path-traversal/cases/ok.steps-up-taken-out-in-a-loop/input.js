const fs = require("node:fs");
const http = require("node:http");

http
  .createServer((request, response) => {
    let path = new URL(request.url, "http://example.com").pathname;
    let wanted = request.url;
    while (wanted.indexOf("/../") !== -1) wanted = wanted.replace("/../", "/");
    while (path.includes("..")) path = path.replace("..", "");
    response.write(fs.readFileSync(`/srv/pages${wanted}`));
    response.end(fs.readFileSync(`/srv/pages${path}`));
  })
  .listen(8080);
