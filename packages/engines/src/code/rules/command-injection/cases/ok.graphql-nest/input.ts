import { execFile } from "node:child_process";
import { basename } from "node:path";
import { Args, Mutation, Resolver } from "@nestjs/graphql";

@Resolver()
export class ImageResolver {
  @Mutation(() => Boolean)
  resize(@Args("name") name: string): boolean {
    execFile("convert", [`images/${basename(name)}`, "-resize", "200x200", "thumbnails/1.png"]);
    return true;
  }
}
