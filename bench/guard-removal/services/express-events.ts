import type { App } from "../app.ts";

export const expressEvents: App = {
  "package.json": `{ "name": "events", "type": "module", "dependencies": { "express": "^5.0.0", "@prisma/client": "^6.0.0", "jsonwebtoken": "^9.0.0", "bcryptjs": "^3.0.0", "zod": "^3.23.0" } }
`,
  "prisma/schema.prisma": `generator client { provider = "prisma-client-js" }
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
model User {
  id       Int     @id @default(autoincrement())
  email    String  @unique
  password String
  role     String  @default("member")
}
model Event {
  id          Int    @id @default(autoincrement())
  organizerId Int
  title       String
  place       String
}
model Ticket {
  id      Int     @id @default(autoincrement())
  eventId Int
  buyerId Int
  used    Boolean @default(false)
}
`,
  "src/db.ts": `import { PrismaClient } from "@prisma/client";

export const prisma = new PrismaClient();
`,
  "src/index.ts": `import express from "express";
import { authenticate } from "./middleware/authenticate.js";
import { requireRole } from "./middleware/require-role.js";
import { authRouter } from "./routes/auth.js";
import { eventsRouter } from "./routes/events.js";
import { ticketsRouter } from "./routes/tickets.js";
import { usersRouter } from "./routes/users.js";

const app = express();
app.use(express.json());
app.use("/auth", authRouter);
app.use("/events", eventsRouter);
app.use("/tickets", «authenticate, »ticketsRouter);
app.use("/users", authenticate, «requireRole("admin"), »usersRouter);
app.listen(process.env.PORT ?? 3000);
`,
  "src/middleware/authenticate.ts": `import type { NextFunction, Request, Response } from "express";
import jwt from "jsonwebtoken";

export interface AuthedRequest extends Request {
  user?: { id: number; role: string };
}

export function authenticate(req: AuthedRequest, res: Response, next: NextFunction) {
  const header = req.headers.authorization;
  if (!header?.startsWith("Bearer ")) {
    res.status(401).json({ error: "missing token" });
    return;
  }
  try {
    req.user = jwt.verify(header.slice(7), process.env.JWT_SECRET!, { algorithms: ["HS256"] }) as { id: number; role: string };
    next();
  } catch {
    res.status(401).json({ error: "bad token" });
  }
}
`,
  "src/middleware/require-role.ts": `import type { NextFunction, Response } from "express";
import type { AuthedRequest } from "./authenticate.js";

export const requireRole = (...roles: string[]) => (req: AuthedRequest, res: Response, next: NextFunction) => {
  if (!req.user || !roles.includes(req.user.role)) {
    res.status(403).json({ error: "forbidden" });
    return;
  }
  next();
};
`,
  "src/routes/auth.ts": `import { Router } from "express";
import bcrypt from "bcryptjs";
import jwt from "jsonwebtoken";
import { z } from "zod";
import { prisma } from "../db.js";

export const authRouter = Router();
const credentials = z.object({ email: z.string().email(), password: z.string() });

authRouter.post("/login", async (req, res) => {
  const { email, password } = credentials.parse(req.body);
  const user = await prisma.user.findUnique({ where: { email } });
  if (!user || !(await bcrypt.compare(password, user.password))) {
    res.sendStatus(401);
    return;
  }
  res.json({ token: jwt.sign({ id: user.id, role: user.role }, process.env.JWT_SECRET!, { expiresIn: "1h" }) });
});
`,
  "src/routes/events.ts": `import { Router } from "express";
import { z } from "zod";
import { prisma } from "../db.js";
import { type AuthedRequest, authenticate } from "../middleware/authenticate.js";
import { requireRole } from "../middleware/require-role.js";

export const eventsRouter = Router();
const body = z.object({ title: z.string(), place: z.string() });

eventsRouter.get("/", async (_req, res) => {
  res.json(await prisma.event.findMany());
});

eventsRouter.get("/:id", async (req, res) => {
  res.json(await prisma.event.findUnique({ where: { id: Number(req.params.id) } }));
});

eventsRouter.post("/", authenticate, «requireRole("organizer", "admin"), »async (req: AuthedRequest, res) => {
  res.status(201).json(await prisma.event.create({ data: { ...body.parse(req.body), organizerId: req.user!.id } }));
});

eventsRouter.put("/:id", authenticate, requireRole("organizer", "admin"), async (req: AuthedRequest, res) => {
  const event = await prisma.event.findUnique({ where: { id: Number(req.params.id) } });
  if (!event) {
    res.sendStatus(404);
    return;
  }
«  if (event.organizerId !== req.user!.id) {
    res.sendStatus(403);
    return;
  }
»  res.json(await prisma.event.update({ where: { id: event.id }, data: body.parse(req.body) }));
});

eventsRouter.delete("/:id", authenticate, «requireRole("organizer", "admin"), »async (req: AuthedRequest, res) => {
  const { count } = await prisma.event.deleteMany({ where: { id: Number(req.params.id)«, organizerId: req.user!.id» } });
  res.sendStatus(count ? 204 : 404);
});
`,
  "src/routes/tickets.ts": `import { Router } from "express";
import { prisma } from "../db.js";
import type { AuthedRequest } from "../middleware/authenticate.js";

export const ticketsRouter = Router();

ticketsRouter.get("/", async (req: AuthedRequest, res) => {
  res.json(await prisma.ticket.findMany({ where: { buyerId: req.user!.id } }));
});

ticketsRouter.post("/", async (req: AuthedRequest, res) => {
  res.status(201).json(await prisma.ticket.create({ data: { eventId: Number(req.body.eventId), buyerId: req.user!.id } }));
});

ticketsRouter.get("/:id", async (req: AuthedRequest, res) => {
  const ticket = await prisma.ticket.findFirst({ where: { id: Number(req.params.id)«, buyerId: req.user!.id» } });
  if (!ticket) {
    res.sendStatus(404);
    return;
  }
  res.json(ticket);
});

ticketsRouter.delete("/:id", async (req: AuthedRequest, res) => {
  const ticket = await prisma.ticket.findUniqueOrThrow({ where: { id: Number(req.params.id) } });
«  if (ticket.buyerId !== req.user!.id) return void res.sendStatus(403);
»  await prisma.ticket.delete({ where: { id: ticket.id } });
  res.sendStatus(204);
});
`,
  "src/routes/users.ts": `import { Router } from "express";
import { prisma } from "../db.js";

export const usersRouter = Router();

usersRouter.get("/", async (_req, res) => {
  res.json(await prisma.user.findMany({ select: { id: true, email: true, role: true } }));
});

usersRouter.delete("/:id", async (req, res) => {
  await prisma.user.delete({ where: { id: Number(req.params.id) } });
  res.sendStatus(204);
});
`,
};
