import { exec } from "node:child_process";
import express from "express";
import { z } from "zod";

const app = express();
const Job = z.object({ id: z.string().uuid(), name: z.string().min(3).max(40), queue: z.string().regex(/[a-z]+/) });

app.post("/jobs", (req, res) => {
  const { id, name } = Job.parse(req.body);
  exec(`jobs ${id} ${name}`);
  res.end();
});
