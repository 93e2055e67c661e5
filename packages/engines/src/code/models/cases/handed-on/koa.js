const Koa = require("koa");
const Router = require("@koa/router");
const { exec } = require("node:child_process");
const app = new Koa();
const router = new Router();
app.use(async (ctx, next) => {
  ctx.state.name = ctx.query.name;
  ctx.state.page = Number(ctx.query.page);
  ctx.folder = ctx.query.folder;
  await next();
});
router.get("/1", async (ctx) => {
  exec("x " + ctx.state.name); // ng: command-injection
  exec("x " + ctx.state.page); // ok
  exec("x " + ctx.folder); // ng: command-injection
});
const own = async (ctx, next) => {
  ctx.state.own = ctx.request.body.own;
  return next();
};
router.post("/2", own, async (ctx) => {
  exec("x " + ctx.state.own); // ng: command-injection
});
app.use(router.routes());
