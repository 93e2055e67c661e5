import type { App } from "../app.ts";

export const koaLibrary: App = {
  "auth.ts": `import { Context, Next } from 'koa';
export async function signedIn(ctx: Context, next: Next) {
  if (!ctx.session?.member) {
    ctx.throw(401);
  }
  await next();
}
export async function librarian(ctx: Context, next: Next) {
  if (ctx.session?.role !== 'librarian') ctx.throw(403, 'librarians only');
  await next();
}
`,
  "books.ts": `import Router from '@koa/router';
import { db } from './db';
import { librarian, signedIn } from './auth';
export const books = new Router({ prefix: '/books' });
books.get('/', async (ctx) => {
  ctx.body = await db('books').select('id', 'title').limit(50);
});
books.post('/', «librarian, »async (ctx) => {
  const { title, isbn } = ctx.request.body as { title: string; isbn: string };
  ctx.body = await db('books').insert({ title, isbn }).returning('id');
});
books.put('/:id', «librarian, »async (ctx) => {
  const { title } = ctx.request.body as { title: string };
  await db('books').where({ id: ctx.params.id }).update({ title });
  ctx.status = 204;
});
books.delete('/:id', «librarian, »async (ctx) => {
  await db('books').where({ id: ctx.params.id }).delete();
  ctx.status = 204;
});
books.post('/:id/borrow', signedIn, async (ctx) => {
  await db('loans').insert({ book_id: ctx.params.id, member_id: ctx.session!.member });
  ctx.status = 204;
});
`,
  "db.ts": `import knex from 'knex';
export const db = knex({ client: 'pg', connection: process.env.DATABASE_URL });
`,
  "index.ts": `import Koa from 'koa';
import session from 'koa-session';
import bodyParser from 'koa-bodyparser';
import { books } from './books';
import { members } from './members';
const app = new Koa();
app.keys = [process.env.COOKIE_KEY as string];
app.use(session({ httpOnly: true, secure: true }, app));
app.use(bodyParser());
app.use(books.routes());
app.use(members.routes());
app.listen(8000);
`,
  "members.ts": `import Router from '@koa/router';
import bcrypt from 'bcrypt';
import { db } from './db';
import { signedIn } from './auth';
export const members = new Router({ prefix: '/members' });
members.post('/login', async (ctx) => {
  const { email, password } = ctx.request.body as { email: string; password: string };
  const member = await db('members').where({ email }).first();
  if (!member || !(await bcrypt.compare(password, member.password_hash))) ctx.throw(401);
  ctx.session!.member = member.id;
  ctx.session!.role = member.role;
  ctx.status = 204;
});
members.get('/loans', signedIn, async (ctx) => {
  ctx.body = await db('loans').where({ member_id: ctx.session!.member });
});
members.get('/loans/:id', «signedIn, »async (ctx) => {
  ctx.body = await db('loans').where({ id: ctx.params.id, «member_id: ctx.session!.member» }).first();
});
members.delete('/loans/:id', signedIn, async (ctx) => {
  await db('loans').where({ id: ctx.params.id, «member_id: ctx.session!.member» }).delete();
  ctx.status = 204;
});
members.put('/address', «signedIn, »async (ctx) => {
  const { street } = ctx.request.body as { street: string };
  await db('members').where({ id: ctx.session!.member }).update({ street });
  ctx.status = 204;
});
`,
  "package.json": `{"dependencies":{"koa":"2","@koa/router":"12","koa-session":"6"}}`,
};
