import type { Expression, Span } from "../../../ir/index.ts";
import type { Page } from "../page.ts";

/** What is escaped afterwards, or was: https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-filters */
const escapes = new Set(
  "e escape force_escape forceescape striptags escapejs escape_once urlencode url_encode iriencode slugify sanitize sanitize_html bleach clean purify xmlattr html_attr json_script linebreaks linebreaksbr nl2br urlize urlizetrunc tojson json_encode dump".split(
    " ",
  ),
);
/** What gives numbers, dates or counts. */
const drops = new Set(
  "length count int float round abs wordcount sum length_is filesizeformat date time timesince timeuntil number_format floatformat intcomma naturaltime yesno pluralize divisibleby dictsort get_digit index".split(
    " ",
  ),
);
/** What gives what it is given, or a part or a form of it. */
const passes = new Set(
  "default d upper lower capitalize title trim strip first last join reverse sort unique list string center indent truncate truncatechars truncatewords truncatechars_html truncatewords_html wordwrap format replace cut ljust rjust stringformat addslashes capfirst make_list slice batch attr map select selectattr reject rejectattr groupby items dictsort random spaceless trans t localize unlocalize add u keys merge column split convert_encoding nl2p".split(
    " ",
  ),
);

/** What says that a value is markup already: that it is shown as it is, wherever it is. */
const asItIs = new Set(["safe", "raw", "safeseq"]);

/**
 * A filter of Jinja, Django, Nunjucks or Twig. What one of the project's own gives is not known here: the program is asked
 * for it under the filter's name.
 */
export function applyFilter(page: Page, name: string, values: readonly Expression[], span: Span): Expression {
  const [value, ...others] = values;
  if (value === undefined) return { ...span, kind: "other", parts: [] };
  if (drops.has(name)) return { ...span, kind: "other", parts: [...values, { ...span, kind: "other", parts: [] }] };
  if (escapes.has(name)) return page.call("escaped", [value], span);
  if (asItIs.has(name)) return page.call("show raw", [value], span);
  if (name === "default" || name === "d" || name === "default_if_none") {
    const right = others[0];
    return right === undefined ? value : { ...span, kind: "logical", operator: "or", left: value, right };
  }
  if (passes.has(name)) return { ...span, kind: "other", parts: [...others, value] };
  const filter: Expression = { ...span, kind: "constant", value: name };
  return page.call("filter", [filter, ...values], span);
}
