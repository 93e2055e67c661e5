import type { App } from "../app.ts";

export const fastifyShop: App = {
  "app.js": `import Fastify from 'fastify';
import jwt from '@fastify/jwt';
import { orders } from './orders.js';
import { products } from './products.js';
const app = Fastify();
app.register(jwt, { secret: process.env.JWT_SECRET });
app.decorate('authenticate', async (request, reply) => {
  try {
    await request.jwtVerify();
  } catch (err) {
    reply.code(401).send({ error: 'unauthorized' });
  }
});
app.decorate('staff', async (request, reply) => {
  if (request.user.role !== 'staff') return reply.code(403).send({ error: 'forbidden' });
});
app.register(orders, { prefix: '/orders' });
app.register(products, { prefix: '/products' });
app.listen({ port: 3000 });
`,
  "orders.js": `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function orders(app) {
  «app.addHook('onRequest', app.authenticate);»
  app.get('/', (request) => prisma.order.findMany({ where: { userId: request.user.sub } }));
  app.get('/:id', (request) => prisma.order.findFirst({ where: { id: request.params.id, «userId: request.user.sub» } }));
  app.post('/', (request) => prisma.order.create({ data: { items: request.body.items, userId: request.user.sub } }));
  app.delete('/:id', async (request, reply) => {
    const order = await prisma.order.findUnique({ where: { id: request.params.id } });
    «if (order.userId !== request.user.sub) return reply.code(404).send();»
    await prisma.order.delete({ where: { id: order.id } });
    return reply.code(204).send();
  });
}
`,
  "package.json": `{"type":"module","dependencies":{"fastify":"5","@fastify/jwt":"9","@prisma/client":"6"}}`,
  "products.js": `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function products(app) {
  app.get('/', () => prisma.product.findMany());
  app.post('/', { onRequest: [app.authenticate, app.staff] }, (request) => prisma.product.create({ data: { name: request.body.name } }));
  app.put('/:id', { «onRequest: [app.authenticate, app.staff]» }, (request) => prisma.product.update({ where: { id: request.params.id }, data: { name: request.body.name } }));
  app.delete('/:id', { onRequest: [app.authenticate«, app.staff»] }, (request) => prisma.product.delete({ where: { id: request.params.id } }));
}
`,
};
