import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const http = "io.micronaut.http.annotation";
const verbs = ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options"];

/** Micronaut 4: https://docs.micronaut.io/latest/guide/#httpServer */
export const micronaut: LibraryModel = {
  library: "micronaut",
  language: "java",
  mappings: [
    { annotation: [`${http}.Controller`], methods: [] },
    ...verbs.map((verb) => ({ annotation: [`${http}.${verb}`], methods: [verb.toUpperCase()] })),
  ],
  guards: ["io.micronaut.security.annotation.Secured"],
  entries: [
    {
      when: { decorated: namesOf(http, verbs.join(" ")) },
      parameters: [],
      namedParameters: { label: "http", what: "the request's parameter" },
    },
  ],
};
