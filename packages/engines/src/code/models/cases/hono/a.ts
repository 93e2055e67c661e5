import { Hono } from "hono";
import { exec, execSync } from "node:child_process";
import { html, raw } from "hono/html";
import { setCookie, getCookie } from "hono/cookie";
import { zValidator } from "@hono/zod-validator";
import { z } from "zod";
const app = new Hono();
app.get("/1", (c) => { exec("x " + c.req.query("a")); return c.text("ok"); }); // ng: command-injection
app.get("/2", (c) => { const { a } = c.req.query(); exec("x " + a); return c.text("ok"); }); // ng: command-injection
app.get("/3/:id", (c) => { exec("x " + c.req.param("id")); return c.text("ok"); }); // ng: command-injection
app.get("/4/:id", (c) => { const { id } = c.req.param(); exec("x " + id); return c.text("ok"); }); // ng: command-injection
app.post("/5", async (c) => { const b = await c.req.json(); exec("x " + b.a); return c.text("ok"); }); // ng: command-injection
app.post("/6", async (c) => { const b = await c.req.parseBody(); exec("x " + b["a"]); return c.text("ok"); }); // ng: command-injection
app.post("/7", async (c) => { const b = await c.req.formData(); exec("x " + b.get("a")); return c.text("ok"); }); // ng: command-injection
app.post("/8", async (c) => { exec("x " + (await c.req.text())); return c.text("ok"); }); // ng: command-injection
app.get("/9", (c) => { exec("x " + c.req.header("X-A")); return c.text("ok"); }); // ng: command-injection
app.get("/10", (c) => { exec("x " + getCookie(c, "a")); return c.text("ok"); }); // ng: command-injection
app.get("/11", (c) => { exec("x " + new URL(c.req.url).searchParams.get("a")); return c.text("ok"); }); // ng: command-injection
app.post("/12", zValidator("json", z.object({ a: z.string() })), (c) => { const { a } = c.req.valid("json"); exec("x " + a); return c.text("ok"); }); // ng: command-injection
app.get("/13", (c) => c.redirect(c.req.query("a"))); // ng: open-redirect
app.get("/14", (c) => c.html("<p>" + c.req.query("a") + "</p>")); // ng: cross-site-scripting
app.get("/15", (c) => c.html(html`<p>${raw(c.req.query("a"))}</p>`)); // ng: cross-site-scripting
app.get("/16", (c) => c.html(html`<p>${c.req.query("a")}</p>`)); // ok
app.get("/17", (c) => c.text("<p>" + c.req.query("a"))); // ok
app.get("/18", (c) => { setCookie(c, "session", "v", { httpOnly: false, secure: false }); return c.text("x"); }); // ng: insecure-cookie
app.get("/20", (c) => new Response("<p>" + c.req.query("a"), { headers: { "Content-Type": "text/html" } })); // ng: cross-site-scripting
app.get("/21", async (c) => { const r = await fetch(c.req.query("a")); return c.text(await r.text()); }); // ng: server-side-request-forgery
export default app;
