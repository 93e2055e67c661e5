import { exec } from "node:child_process";
import { Args, Mutation, Query, Resolver } from "@nestjs/graphql";

@Resolver()
export class ImageResolver {
  @Query(() => String)
  version(): string {
    return "1";
  }

  @Mutation(() => Boolean)
  resize(@Args("name") name: string): boolean {
    exec(`convert images/${name} -resize 200x200 thumbnails/1.png`);
    return true;
  }
}
