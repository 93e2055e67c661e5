import * as process from "node:child_process";
import { promisify } from "node:util";
import { Injectable } from "@nestjs/common";

const start = promisify(process.exec);

@Injectable()
export class Shell {
  async run(words: string[]) {
    const { stdout } = await start(words.join(" "));
    return stdout;
  }
}
