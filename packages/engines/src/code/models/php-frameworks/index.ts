import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const inputs = ["php.CI_Controller().input", "php.CI_Model().input"];
const baked = ["Cake.Controller.Controller().request", "Cake.Controller.Controller().getRequest()"];
const yii = ["php.Yii.$app.request", "php.Yii.app.request", "yii.web.Request()"];
const read = (owners: readonly string[], names: string) => owners.flatMap((owner) => namesOf(owner, names));

/** Requests of CodeIgniter 3, CakePHP and Yii, templates of Twig, Smarty and Mustache. */
export const phpFrameworks: LibraryModel = {
  library: "codeigniter 3, cakephp, yii, twig, smarty, mustache",
  language: "php",
  types: [{ of: ["php.Twig_Loader_String()"], is: "twig.StringLoader" }],
  sources: [
    {
      read: [
        ...read(inputs, "get() get_post() post_get()"),
        ...read(baked, "getQuery() getQueryParams() query()"),
        ...read(yii, "get() getQueryParam() getQueryParams() queryParams"),
      ],
      label: "http",
      what: "the query string",
    },
    {
      read: [
        ...read(inputs, "post() input_stream() raw_input_stream"),
        ...read(baked, "getData() data() input()"),
        ...read(yii, "post() getBodyParam() getBodyParams() bodyParams getRawBody() rawBody"),
      ],
      label: "http",
      what: "the request body",
    },
    {
      read: [
        ...read(inputs, "cookie() get_request_header() user_agent()"),
        ...read(baked, "getCookie() getHeaderLine()"),
        ...read(yii, "headers cookies getUserAgent() userAgent"),
      ],
      label: "http",
      what: "a request header",
    },
  ],
  sinks: [
    {
      call: ["php.Yii.$app.db.createCommand", "php.Yii.app.db.createCommand"],
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'Yii::$app->db->createCommand("SELECT * FROM a WHERE b = " . $input)',
        good: 'Yii::$app->db->createCommand("SELECT * FROM a WHERE b = :b", [":b" => $input])',
      },
    },
    {
      // The loader takes a template's name for the template.
      call: [
        "php.Twig_Environment().render",
        "php.Twig_Environment().loadTemplate",
        "php.Twig_Environment().createTemplate",
      ],
      argument: [0],
      rule: "template-injection",
      doubt: 1,
      examples: {
        bad: "$twig = new Twig_Environment(new Twig_Loader_String()); $twig->render($input)",
        good: '$twig = new Twig_Environment(new Twig_Loader_String()); $twig->render("Hello {{ name }}", ["name" => $input])',
      },
    },
    {
      call: namesOf("php.Smarty()", "display fetch createTemplate").concat(namesOf("Smarty.Smarty()", "display fetch")),
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: '$page = new Smarty(); $page->display("string:" . $input)',
        good: '$page = new Smarty(); $page->display("page.tpl")',
      },
    },
    {
      call: ["php.Mustache_Engine().render", "Mustache.Engine().render", "Latte.Engine().renderToString"],
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: '$page = new Mustache_Engine(); $page->render("<p>" . $input)',
        good: '$page = new Mustache_Engine(); $page->render("<p>{{ name }}", ["name" => $input])',
      },
    },
  ],
  sanitizers: [{ call: ["yii.helpers.Html.encode", "yii.helpers.HtmlPurifier.process"], safe: ["html"] }],
};
