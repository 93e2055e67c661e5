import type { MisuseModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** Templates and markup that is no longer escaped, statements that are not written in place. */
export const markup: readonly MisuseModel[] = [
  {
    call: ["jinja2.Environment"],
    rule: "autoescape-off",
    when: [{ argument: "autoescape", equals: [false, "", 0, null], orAbsent: true }],
    examples: {
      bad: "import jinja2; jinja2.Environment()",
      good: "import jinja2; jinja2.Environment(autoescape=True)",
    },
  },
  {
    call: ["jinja2.Environment"],
    rule: "autoescape-off",
    when: [
      { argument: "autoescape", isVariable: true },
      { argument: "autoescape", isNotNamed: ["jinja2.select_autoescape()"] },
    ],
    examples: {
      bad: "import jinja2; jinja2.Environment(autoescape=setting())",
      good: "import jinja2; jinja2.Environment(autoescape=jinja2.select_autoescape())",
    },
  },
  {
    call: ["mako.template.Template", "mako.lookup.TemplateLookup"],
    rule: "autoescape-off",
    when: [{ argument: "default_filters", isAbsent: true }],
    examples: {
      bad: 'import mako.template; mako.template.Template("${name}")',
      good: 'import mako.template; mako.template.Template("${name}", default_filters=["h"])',
    },
  },
  {
    call: [
      ...namesOf("django.utils.safestring", "mark_safe SafeText SafeString"),
      ...namesOf("markupsafe", "Markup"),
      ...namesOf("flask", "Markup"),
    ],
    rule: "unescaped-markup",
    when: [{ argument: 0, isWrittenElsewhere: true }],
    examples: {
      bad: "import markupsafe; markupsafe.Markup(load())",
      good: 'import markupsafe; markupsafe.Markup("<b>{}</b>")',
    },
  },
  ...([0, "sql"] as const).map(
    (argument): MisuseModel => ({
      call: ["django.db.models.expressions.RawSQL", "django.db.models.RawSQL"],
      rule: "sql-built-from-parts",
      when: [{ argument, isWrittenElsewhere: true }],
      examples: {
        bad: `from django.db.models.expressions import RawSQL; RawSQL(${argument === 0 ? "" : "sql="}column(), [])`,
        good: `from django.db.models.expressions import RawSQL; RawSQL(${argument === 0 ? "" : "sql="}"lower(title) = 'a'")`,
      },
    }),
  ),
  ...([0, "select", "where", "tables", "order_by"] as const).map(
    (argument): MisuseModel => ({
      call: ["*.extra"],
      rule: "sql-built-from-parts",
      when: [{ argument, isWrittenElsewhere: true }],
      examples: {
        bad: `Order.objects.all().extra(${argument === 0 ? "" : `${argument}=`}columns())`,
        good: `Order.objects.all().extra(${argument === 0 ? '{"open": "state = 1"}' : `${argument}=["state = 1"]`})`,
      },
    }),
  ),
];
