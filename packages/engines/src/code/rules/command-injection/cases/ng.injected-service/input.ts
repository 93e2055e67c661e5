import { Body, Controller, Post } from "@nestjs/common";
import { Archive } from "./archive";

class Wanted {
  name: string;
}

@Controller("boxes")
export class Boxes {
  constructor(private readonly archive: Archive) {}

  @Post()
  pack(@Body() wanted: Wanted) {
    return this.archive.pack(wanted);
  }
}
