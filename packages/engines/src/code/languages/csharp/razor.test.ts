import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scanSource } from "../../testing/scan-source.ts";
import { csharpOf } from "./razor.ts";

test.each([
  ["what is shown by a call", "<b>@Html.Raw(Model.Text)</b>", ";Html.Raw(Model.Text);"],
  ["in brackets", "<b>@(Html.Raw(a) )</b>", "_=Html.Raw(a) ;"],
  ["awaited", '@await Html.PartialAsync("Part", Model)\n<p>', ';await Html.PartialAsync("Part", Model) ;'],
  ["nothing of what is shown escaped", "<b>@Model.Text</b> a@example.com @@Html.Raw(a)", ""],
  ["nothing of comments", "@* @Html.Raw(a) *@", ""],
  [
    "conditions with markup inside",
    '@if (a < b) { <p class="@Html.Raw(c)">}</p> } else { d(); }',
    ";if (a < b) { ;Html.Raw(c); } else { d(); }",
  ],
  [
    "loops",
    "@foreach (var a in Model) {\n<br>\n@:text @Html.Raw(a) more\n}",
    ";foreach (var a in Model) { ;Html.Raw(a); }",
  ],
  ["blocks", '@{ var a = "}"; <text>@Html.Raw(a)</text> }', '{ var a = "}"; ;Html.Raw(a); }'],
  ["usings", "@using Shop.Models\n<p>", "using Shop.Models;"],
  ["no other directives", "@model List<string>\n@inject IShop Shop\n@functions { int F() { return 1; } }", ""],
])("a page of Razor: %s", (_name, page, code) => {
  expect(csharpOf(page).replace(/\s+/g, " ").trim()).toBe(code);
});

test("its code stands where it stands in the page, whatever it holds", () => {
  const part = fc.constantFrom(
    "@",
    "{",
    "}",
    "(",
    ")",
    "<p>",
    "</p>",
    "\n",
    '"',
    "if (a)",
    "Html.Raw(a)",
    "é",
    "😀",
    "*",
    ";",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const page = parts.join("");
      const code = csharpOf(page);
      expect(code).toHaveLength(page.length);
      expect(code.replace(/[^\n]/g, "")).toBe(page.replace(/[^\n]/g, ""));
    }),
  );
});

const raw = "<p>@Html.Raw(Model.Note)</p>";

describe("a page is found by its name", () => {
  test.each<[string, Record<string, string>, string]>([
    [
      "of the action",
      {
        "Shop/Controllers/CardsController.cs":
          "public class CardsController : Microsoft.AspNetCore.Mvc.Controller { public object Show(string note) { return View(new { Note = note }); } }",
        "Shop/Views/Cards/Show.cshtml": raw,
        "Shop/Views/Other/Show.cshtml": raw,
      },
      "Shop/Views/Cards/Show.cshtml",
    ],
    [
      "that is given, among those that controllers share, and of a part of it",
      {
        "Shop/Controllers/CardsController.cs":
          'public class CardsController : Microsoft.AspNetCore.Mvc.Controller { public object Show(string note) { return View("Card", new { Note = note }); } }',
        "Shop/Views/Shared/Card.cshtml": '@await Html.PartialAsync("_Note", Model)',
        "Shop/Views/Shared/_Note.cshtml": raw,
      },
      "Shop/Views/Shared/_Note.cshtml",
    ],
    [
      "of a component",
      {
        "Shop/CardViewComponent.cs":
          'public class CardViewComponent : Microsoft.AspNetCore.Mvc.ViewComponent { public object Invoke() { return View(new { Note = HttpContext.Request.Query["note"] }); } }',
        "Shop/Views/Shared/Components/Card/Default.cshtml": raw,
      },
      "Shop/Views/Shared/Components/Card/Default.cshtml",
    ],
    [
      "of a class of Razor Pages",
      {
        "Shop/Pages/Card.cshtml.cs":
          "public class CardModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public string Note { get; set; } public void OnGet(string note) { Note = note; } }",
        "Shop/Pages/Card.cshtml": raw,
      },
      "Shop/Pages/Card.cshtml",
    ],
  ])("%s", async (_name, files, page) => {
    const { findings } = await scanSource(files);
    expect(findings.map(({ ruleId, location }) => [ruleId, location.file])).toEqual([
      ["code.cross-site-scripting", page],
    ]);
  });
});
