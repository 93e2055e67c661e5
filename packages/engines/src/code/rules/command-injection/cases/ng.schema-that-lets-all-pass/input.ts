import { exec } from "node:child_process";
import express from "express";
import { z } from "zod";

const app = express();
const Job = z.object({ id: z.string().uuid().or(z.string()) });

app.post("/jobs", (req, res) => {
  const result = Job.safeParse(req.body);
  if (result.success) exec(`jobs ${result.data.id}`);
  res.end();
});
