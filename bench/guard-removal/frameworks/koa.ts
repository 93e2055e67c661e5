import type { App } from "../app.ts";

export const koa: App = {
  "app.js": `const Koa = require("koa");
const Router = require("@koa/router");
const gate = async (ctx, next) => { if (!ctx.session.user) ctx.throw(401); await next(); };
const router = new Router({ prefix: "/files" });
router.get("/", «gate, »async (ctx) => { ctx.body = await files.find({ owner: ctx.session.user }); });
router.post("/", «gate, »async (ctx) => { ctx.body = await files.insertOne({ name: ctx.request.body.name, owner: ctx.session.user }); });
router.get("/:id", «gate, »async (ctx) => { ctx.body = await files.findOne({ id: ctx.params.id«, owner: ctx.session.user» }); });
router.delete("/:id", «gate, »async (ctx) => { await files.deleteOne({ id: ctx.params.id«, owner: ctx.session.user» }); ctx.status = 200; });
router.put("/:id", «gate, »async (ctx) => { await files.updateOne({ id: ctx.params.id«, owner: ctx.session.user» }, { name: ctx.request.body.name }); ctx.status = 200; });
const open = new Router();
open.get("/health", async (ctx) => { ctx.body = "ok"; });
const app = new Koa();
app.use(router.routes()).use(open.routes());
app.listen(3000);`,
};
