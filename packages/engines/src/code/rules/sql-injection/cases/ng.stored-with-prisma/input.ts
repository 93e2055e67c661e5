import { PrismaClient } from "@prisma/client";
import express, { type Request, type Response } from "express";

const prisma = new PrismaClient();
const app = express();

app.post("/views", async (req: Request, res: Response) => {
  const view = await prisma.savedView.create({ data: { name: req.body.name, ordering: req.body.ordering } });
  res.json({ id: view.id });
});

app.get("/views/:id/rows", async (req: Request, res: Response) => {
  const view = await prisma.savedView.findUnique({ where: { id: Number(req.params.id) } });
  const rows = await prisma.$queryRawUnsafe(`SELECT id, total FROM invoice ORDER BY ${view!.ordering}`);
  res.json(rows);
});
