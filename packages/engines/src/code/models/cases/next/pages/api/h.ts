import type { NextApiRequest, NextApiResponse } from "next";
import { exec } from "node:child_process";
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  exec("x " + req.query.a); // ng: command-injection
  exec("x " + req.body.a); // ng: command-injection
  exec("x " + req.cookies.a); // ng: command-injection
  res.redirect(req.query.a as string); // ng: open-redirect
  res.setHeader("Content-Type", "text/html");
  res.send("<p>" + req.query.a); // ng: cross-site-scripting
}
