const Koa = require("koa");
const Router = require("@koa/router");
const send = require("koa-send");
const { exec } = require("node:child_process");
const fs = require("node:fs");
const app = new Koa();
const router = new Router();
router.get("/1", async (ctx) => { exec("x " + ctx.query.a); }); // ng: command-injection
router.get("/2/:a", async (ctx) => { exec("x " + ctx.params.a); }); // ng: command-injection
router.post("/3", async (ctx) => { exec("x " + ctx.request.body.a); }); // ng: command-injection
router.get("/4", async (ctx) => { exec("x " + ctx.get("X-A")); }); // ng: command-injection
router.get("/5", async (ctx) => { exec("x " + ctx.cookies.get("a")); }); // ng: command-injection
router.get("/6", async (ctx) => { exec("x " + ctx.request.query.a); }); // ng: command-injection
router.post("/7", async (ctx) => { exec("x " + ctx.request.files.up.name); }); // ng: command-injection
router.get("/8", async (ctx) => { ctx.redirect(ctx.query.a); }); // ng: open-redirect
router.get("/9", async (ctx) => { ctx.type = "html"; ctx.body = "<p>" + ctx.query.a; }); // ng: cross-site-scripting
router.get("/10", async (ctx) => { ctx.set("X-A", ctx.query.a); }); // ng: header-injection
router.get("/11", async (ctx) => { await send(ctx, ctx.query.a, { root: "/" }); }); // ng: path-traversal
router.get("/12", async (ctx) => { ctx.body = fs.createReadStream("/srv/" + ctx.query.a); }); // ng: path-traversal
router.get("/13", async (ctx) => { ctx.cookies.set("session", "v", { httpOnly: false, secure: false }); }); // ng: insecure-cookie
router.get("/14", async (ctx) => { ctx.response.body = "<p>" + ctx.query.a; }); // ng: cross-site-scripting
router.get("/15", async ({ query, response }) => { exec("x " + query.a); }); // ng: command-injection
app.use(router.routes());
app.use(async (ctx) => { exec("x " + ctx.querystring); }); // ng: command-injection
app.use(async (ctx) => { exec("x " + ctx.url); }); // ng: command-injection
app.use(async (ctx) => { ctx.body = { a: "<p>" + ctx.query.a }; }); // ok
