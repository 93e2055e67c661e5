import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const verbs = "get post put patch delete options";

/** https://sinatrarb.com/intro.html */
export const sinatra: LibraryModel = {
  library: "sinatra",
  language: "ruby",
  routes: [
    {
      call: [...namesOf("ruby", verbs), ...namesOf("Sinatra.Base", verbs), ...namesOf("Sinatra.Application", verbs)],
      handlers: { option: "&" },
      parameters: [],
      namedParameters: { label: "http", what: "the request's parameter" },
      returns: {
        rule: "cross-site-scripting",
        sink: "the returned page",
        unless: /\bcontent_type[ (]\s*(:(?!html)\w+|["'](?!text\/html))/,
      },
    },
  ],
  sinks: [
    {
      call: namesOf("ruby", "redirect"),
      argument: [0],
      rule: "open-redirect",
      examples: { bad: "redirect input", good: 'redirect "/orders/#{input}"' },
    },
    {
      call: namesOf("ruby", "erb haml slim"),
      argument: [0],
      rule: "template-injection",
      examples: { bad: 'erb "<p>#{input}</p>"', good: "erb :page, locals: { name: input }" },
    },
  ],
};
