const Koa = require("koa");
const { readFile } = require("node:fs/promises");
const app = new Koa();
app.use(async (ctx) => {
  const { document } = ctx.request.files;
  ctx.body = (await readFile(document.filepath)).length;
});
