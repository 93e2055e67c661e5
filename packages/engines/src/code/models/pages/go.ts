import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const kept = "Funcs Option Delims New Parse ParseGlob ParseFS";

/** What gives an engine or a template of a package, and what the templates of it are then. */
const enginesOf = (name: string, isUnescaped: { readonly isUnescaped?: true }) => [
  {
    call: [`${name}.ParseFiles`, ...namesOf(`${name}.Template()`, "ParseFiles Lookup")],
    template: [0],
    ...isUnescaped,
  },
  { call: [...namesOf(name, "ParseGlob ParseFS New Must"), ...namesOf(`${name}.Template()`, kept)], ...isUnescaped },
];
const typesOf = (name: string) => ({
  of: [name, `${name}.Template()`].flatMap((owner) => namesOf(owner, "ParseFiles() ParseGlob() ParseFS()")),
  is: `${name}.Template()`,
});

/** What the standard library, Gin, Echo and Fiber show templates with. */
export const goPages: LibraryModel = {
  library: "html/template",
  language: "go",
  types: [typesOf("html/template"), typesOf("text/template")],
  engines: [...enginesOf("html/template", {}), ...enginesOf("text/template", { isUnescaped: true })],
  renders: [
    { call: ["html/template.Template().Execute", "*.Execute"], template: ["receiver"], variables: [1] },
    { call: ["text/template.Template().Execute"], template: ["receiver"], variables: [1], isUnescaped: true },
    { call: ["html/template.Template().ExecuteTemplate", "*.ExecuteTemplate"], template: [1], variables: [2] },
    { call: ["text/template.Template().ExecuteTemplate"], template: [1], variables: [2], isUnescaped: true },
    { call: ["*.HTML", "*.Render"], template: [1], variables: [2] },
    { call: ["*.Render"], template: [0], variables: [1] },
  ],
};
