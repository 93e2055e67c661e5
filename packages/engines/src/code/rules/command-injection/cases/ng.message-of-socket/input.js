const { Server } = require("socket.io");
const { exec } = require("child_process");
const io = new Server(3000);
io.on("connection", (socket) => {
  socket.on("ping", (host, callback) => { exec("ping " + host, () => callback("done")); });
  socket.on("load", async ({ id }) => { await db.query("SELECT * FROM a WHERE id = " + id); });
});
