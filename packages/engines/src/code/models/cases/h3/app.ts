import { createApp, createRouter, defineEventHandler, eventHandler, getQuery, getRouterParam, getRouterParams, readBody, readMultipartFormData, getHeader, getRequestHeader, sendRedirect, setCookie, setHeader, getCookie } from "h3";
import { exec } from "node:child_process";
import { writeFile, readFile } from "node:fs/promises";
import { Pool } from "pg";
const pool = new Pool();
const app = createApp();
const router = createRouter();
router.get("/a/:id", defineEventHandler(async (event) => {
  const id = getRouterParam(event, "id");
  await pool.query("select * from a where b = '" + id + "'"); // ng: sql-injection
  return pool.query("select * from a where b = $1", [id]); // ok
}));
router.post("/b", defineEventHandler(async (event) => {
  const body = await readBody(event);
  exec("ls " + body.cmd); // ng: command-injection
  return sendRedirect(event, body.to); // ng: open-redirect
}));
router.get("/c", eventHandler((event) => {
  setHeader(event, "content-type", "text/html");
  return "<p>" + getQuery(event).q; // ng: cross-site-scripting
}));
router.get("/d", eventHandler(async (event) => {
  const res = await fetch(String(getQuery(event).u)); // ng: server-side-request-forgery
  setCookie(event, "session", "1", { secure: false }); // ng: insecure-cookie
  return { q: getQuery(event).q, status: res.status }; // ok
}));
router.post("/e", eventHandler(async (event) => {
  const parts = await readMultipartFormData(event);
  for (const part of parts ?? []) await writeFile("/srv/" + part.filename, part.data); // ng: path-traversal
  return readFile("/srv/" + getCookie(event, "f")); // ng: path-traversal
}));
router.get("/f", eventHandler((event) => {
  exec("ls " + getHeader(event, "x-d")); // ng: command-injection
  exec("ls " + event.context.params.d); // ng: command-injection
  return "ok"; // ok
}));
app.use(router);
