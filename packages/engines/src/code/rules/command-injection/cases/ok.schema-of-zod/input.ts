import { exec } from "node:child_process";
import express from "express";
import { z } from "zod";

const app = express();
const Job = z.object({
  order: z.enum(["newest", "oldest"]).optional(),
  id: z.string().uuid(),
  copies: z.coerce.number(),
  queue: z.string().regex(/^[a-z]+$/),
});

app.post("/jobs", (req, res) => {
  const job = Job.parse(req.body);
  exec(`jobs --${job.order} ${job.id} ${job.copies} ${job.queue}`);
  res.end();
});

app.put("/jobs", (req, res) => {
  const result = Job.strict().safeParse(req.body);
  if (!result.success) return res.status(400).end();
  const { id, queue } = result.data;
  exec(`jobs ${id} ${queue}`);
  res.end();
});
