import { initTRPC } from "@trpc/server";
import { z } from "zod";
import { exec } from "node:child_process";
import { readFile } from "node:fs/promises";
import { Pool } from "pg";
const pool = new Pool();
const t = initTRPC.create();
export const router = t.router;
export const publicProcedure = t.procedure;
const protectedProcedure = t.procedure.use(async ({ ctx, next }) => next({ ctx }));
export const appRouter = router({
  one: publicProcedure.input(z.object({ id: z.string() })).query(async ({ input }) => {
    await pool.query("select * from a where b = '" + input.id + "'"); // ng: sql-injection
    return pool.query("select * from a where b = $1", [input.id]); // ok
  }),
  two: publicProcedure.input(z.object({ n: z.number() })).query(({ input }) => pool.query("select * from a where b = " + input.n)), // ok
  three: protectedProcedure.input(z.string()).mutation(async (opts) => {
    exec("ls " + opts.input); // ng: command-injection
    return { done: true }; // ok
  }),
  nested: router({
    four: t.procedure.input(z.object({ f: z.string(), u: z.string().url() })).mutation(async ({ input }) => {
      await readFile("/srv/" + input.f); // ng: path-traversal
      await fetch(input.u); // ng: server-side-request-forgery
      await fetch("https://api.example.com/" + encodeURIComponent(input.f)); // ok
    }),
  }),
  five: publicProcedure.input(z.enum(["a", "b"])).query(({ input }) => exec("ls " + input)), // ok
});
