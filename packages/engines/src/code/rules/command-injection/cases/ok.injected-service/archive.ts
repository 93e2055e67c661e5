import { Injectable } from "@nestjs/common";
import { Shell } from "./shell";

@Injectable()
export class Archive {
  private readonly tools: Shell;

  constructor(shell: Shell) {
    this.tools = shell;
  }

  pack({ name }: { name: string }) {
    return this.tools.run(["tar", "cf", "box.tar", name]);
  }
}
