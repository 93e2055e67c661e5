import type { App } from "../app.ts";

export const next: App = {
  "lib/session.ts": `export async function getSession(request) { return read(request.cookies.get("session")); }`,
  "app/api/projects/route.ts": `import { getSession } from "../../../lib/session";
export async function GET(request) {
  «const session = await getSession(request);
  if (!session) return Response.json({}, { status: 401 });»
  return Response.json(await db.projects.findMany({ where: { open: true } }));
}
export async function POST(request) {
  «const session = await getSession(request);
  if (!session) return Response.json({}, { status: 401 });»
  const { title } = await request.json();
  return Response.json(await db.projects.create({ data: { title } }));
}`,
  "app/api/tasks/route.ts": `import { getSession } from "../../../lib/session";
export async function GET(request) {
  «const session = await getSession(request);
  if (!session) return Response.json({}, { status: 401 });»
  return Response.json(await db.tasks.findMany({ where: { open: true } }));
}
export async function POST(request) {
  «const session = await getSession(request);
  if (!session) return Response.json({}, { status: 401 });»
  const { title } = await request.json();
  return Response.json(await db.tasks.create({ data: { title } }));
}`,
  "app/api/teams/route.ts": `import { getSession } from "../../../lib/session";
export async function GET(request) {
  «const session = await getSession(request);
  if (!session) return Response.json({}, { status: 401 });»
  return Response.json(await db.teams.findMany({ where: { open: true } }));
}
export async function POST(request) {
  «const session = await getSession(request);
  if (!session) return Response.json({}, { status: 401 });»
  const { title } = await request.json();
  return Response.json(await db.teams.create({ data: { title } }));
}`,
  "app/api/invoices/route.ts": `import { getSession } from "../../../lib/session";
export async function GET(request) {
  «const session = await getSession(request);
  if (!session) return Response.json({}, { status: 401 });»
  return Response.json(await db.invoices.findMany({ where: { open: true } }));
}
export async function POST(request) {
  «const session = await getSession(request);
  if (!session) return Response.json({}, { status: 401 });»
  const { title } = await request.json();
  return Response.json(await db.invoices.create({ data: { title } }));
}`,
  "app/api/comments/route.ts": `import { getSession } from "../../../lib/session";
export async function GET(request) {
  «const session = await getSession(request);
  if (!session) return Response.json({}, { status: 401 });»
  return Response.json(await db.comments.findMany({ where: { open: true } }));
}
export async function POST(request) {
  «const session = await getSession(request);
  if (!session) return Response.json({}, { status: 401 });»
  const { title } = await request.json();
  return Response.json(await db.comments.create({ data: { title } }));
}`,
  "app/api/health/route.ts": `export async function GET() { return Response.json({}); }`,
};
