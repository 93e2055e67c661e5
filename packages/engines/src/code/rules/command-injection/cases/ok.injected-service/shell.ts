import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Injectable } from "@nestjs/common";

const start = promisify(execFile);

@Injectable()
export class Shell {
  async run([program, ...words]: string[]) {
    const { stdout } = await start(program, [words[0], words[1], "--", words[2]]);
    return stdout;
  }
}
