import type { LibraryModel } from "../contract.ts";

const libraries = ["finale-rest", "epilogue"];

/** Libraries that answer for a model of the database by themselves: https://www.npmjs.com/package/finale-rest */
export const autoRest: LibraryModel = {
  library: "finale",
  language: "javascript",
  resources: libraries.map((library) => ({
    call: [`${library}.resource`],
    paths: "endpoints",
    entity: "model",
    actions: "actions",
    router: { call: `${library}.initialize`, option: "app" },
  })),
};
