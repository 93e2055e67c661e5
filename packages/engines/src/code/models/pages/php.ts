import type { LibraryModel } from "../contract.ts";

const facade = "Illuminate.Support.Facades.View.make";

/** What Laravel, Symfony, Slim and Twig itself show templates with. */
export const phpPages: LibraryModel = {
  library: "twig",
  language: "php",
  types: [{ of: ["page.request()"], is: "laravel.Request" }],
  sources: [{ read: ["page.old()"], label: "http", what: "what a form was sent with (old)" }],
  engines: [{ call: ["php.view", facade, "*.load", "*.make"], template: [0] }, { call: ["*.with"] }],
  renders: [
    { call: ["php.view", "laravel.Response.view", facade, "*.make"], template: [0], variables: [1, 2] },
    { call: ["*.with"], template: ["receiver"], variables: [0], entry: [0, 1] },
    { call: ["*.render", "*.renderView", "*.renderForm", "*.fetch", "*.view"], template: [0], variables: [1] },
    { call: ["*.render"], template: [1], variables: [2] },
    { call: ["*.render", "*.display"], template: ["receiver"], variables: [0] },
  ],
};
