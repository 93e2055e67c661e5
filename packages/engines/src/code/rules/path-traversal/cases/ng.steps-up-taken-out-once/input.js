const fs = require("node:fs");
const http = require("node:http");

http
  .createServer((request, response) => {
    let wanted = request.url;
    if (wanted.indexOf("/../") !== -1) wanted = wanted.replace("/../", "/");
    response.end(fs.readFileSync(`/srv/pages${wanted}`));
  })
  .listen(8080);
