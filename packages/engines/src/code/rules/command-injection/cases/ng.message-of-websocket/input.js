import { WebSocketServer } from "ws";
import { exec } from "node:child_process";
const wss = new WebSocketServer({ port: 8080 });
wss.on("connection", function (ws) {
  ws.on("message", function (data) { const m = JSON.parse(data); exec("echo " + m.text); });
});
