import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { exec } from "node:child_process";
const app = new Hono<{ Variables: { name: string } }>();
app.use("*", async (c, next) => {
  c.set("name", c.req.query("name"));
  c.set("page", Number(c.req.query("page")));
  await next();
});
const folder = createMiddleware(async (c, next) => {
  c.set("folder", c.req.query("folder"));
  await next();
});
app.get("/1", (c) => {
  exec("x " + c.get("name")); // ng: command-injection
  exec("x " + c.get("page")); // ok
  return c.json({});
});
app.get("/2", folder, (c) => {
  exec("x " + c.get("folder")); // ng: command-injection
  exec("x " + c.var.folder); // ng: command-injection
  exec("x " + c.get("other")); // ok
  return c.json({});
});
