import { exec } from "child_process";
import type { Request, Response } from "express";

export class Tools {
  private readonly prefix: string = "dig ";

  lookup(req: Request, res: Response): void {
    const command = this.prefix.concat(req.query.name as string);
    exec(command, (error, stdout) => res.json({ stdout }));
  }
}
