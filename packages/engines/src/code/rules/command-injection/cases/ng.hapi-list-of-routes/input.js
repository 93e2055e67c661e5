const Hapi = require("@hapi/hapi");
const { exec } = require("child_process");
const server = Hapi.server({ port: 3000 });
server.route([{ method: "POST", path: "/e", handler: async (request, h) => {
  exec("ls " + request.payload.dir);
  return h.redirect(request.query.to); } }]);
