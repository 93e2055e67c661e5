import type { LibraryModel } from "../contract.ts";

/** What Flask, Django, Jinja, FastAPI, Bottle and Tornado show templates with. */
export const pythonPages: LibraryModel = {
  library: "jinja2",
  language: "python",
  types: [
    { of: ["page.request"], is: "flask.request" },
    { of: ["page.url_for"], is: "flask.url_for" },
    { of: ["page.session"], is: "flask.session" },
  ],
  engines: [
    // What a template will know: more is put into it before it is shown.
    { call: ["*.get_context_data"] },
    {
      call: ["jinja2.Environment", "jinja2.environment.Environment"],
      isUnescaped: true,
      when: [{ argument: "autoescape", equals: [false], orAbsent: true }],
    },
    {
      call: [
        "*.get_template",
        "*.select_template",
        "django.template.loader.get_template",
        "django.template.loader.select_template",
      ],
      template: [0],
    },
  ],
  renders: [
    {
      call: ["flask.render_template", "quart.render_template", "sanic_ext.render", "aiohttp_jinja2.render_string"],
      template: [0, "template_name_or_list"],
      takesNamed: true,
    },
    {
      call: ["django.shortcuts.render", "django.template.response.TemplateResponse"],
      template: [1, "template_name", "template"],
      variables: [2, "context"],
      gives: { request: 0 },
    },
    {
      call: ["django.template.loader.render_to_string"],
      template: [0, "template_name"],
      variables: [1, "context"],
      gives: { request: 2 },
    },
    {
      call: ["django.template.response.SimpleTemplateResponse"],
      template: [0, "template"],
      variables: [1, "context"],
    },
    {
      call: ["*.TemplateResponse"],
      template: [0, 1, "name"],
      variables: [1, 2, "context"],
      gives: { request: "request" },
    },
    { call: ["aiohttp_jinja2.render_template"], template: [0, "template_name"], variables: [2, "context"] },
    { call: ["bottle.jinja2_template"], template: [0], variables: [1], takesNamed: true },
    { call: ["*.render"], template: ["receiver"], variables: [0], takesNamed: true },
    { call: ["*.render"], template: [0, "template_name"], variables: [1], takesNamed: true },
  ],
};
