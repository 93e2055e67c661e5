import fc from "fast-check";
import { expect, test } from "vitest";
import { type Expression, type LanguageId, someNode, walk } from "../../ir/index.ts";
import { hostOf, lowerTemplate } from "./index.ts";

const files: readonly (readonly [host: LanguageId, path: string])[] = [
  ["python", "a.html"],
  ["python", "a.jinja2"],
  ["javascript", "a.njk"],
  ["javascript", "a.hbs"],
  ["php", "a.html.twig"],
  ["php", "a.blade.php"],
  ["go", "a.gohtml"],
  ["java", "a.jsp"],
  ["java", "a.html"],
  ["java", "a.ftl"],
];
const bits =
  '{{ }} {{{ }}} {% %} {# #} {!! !!} {{-- --}} {{!-- <% <%= %> <%-- --%> ${ #{ } <#if <#list <@m </#if> <c:out <c:forEach </c:forEach> <x-a @foreach( @if( @endif @endforeach @else [( )] [[ ]] th:each=" th:utext=" <a href=" <script> </script> \' " ( ) [ ] { | ? : . -> => , = == if for else elif endif endfor set macro endmacro block endblock in as with include "x" a b.c $d #each #if /each else range end define template . $ 1 - ~ + not \\ \n'.split(
    " ",
  );
const soup = fc.array(fc.constantFrom(...bits), { maxLength: 120 }).map((parts) => parts.join(" "));

test.each(files)("a page of any text is made, every place of it inside of the text: %s %s", (host, path) => {
  fc.assert(
    fc.property(soup, (text) => {
      const { top } = lowerTemplate(host, path, text);
      walk(top, {
        expression: ({ start, end }) => {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
        },
      });
    }),
    { numRuns: 150 },
  );
});

test.each(files)("hostile repetition ends: %s %s", (host, path) => {
  for (const bit of [
    "{{",
    '{{"',
    "{% if a %}",
    "{% for a in b %}",
    "<c:out a='",
    "${'",
    "@if(",
    "<a b='",
    "(".repeat(50),
    "{{ a|",
    "<#if (",
    "[(",
    "{{#each a}}",
  ]) {
    const text = `{{ ${bit.repeat(Math.ceil(60_000 / bit.length))}`;
    expect(lowerTemplate(host, path, text).path).toBe(path);
  }
});

const shownIn = (host: LanguageId, path: string, text: string) => {
  const names: string[] = [];
  walk(lowerTemplate(host, path, text).top, {
    expression: (each: Expression) => {
      if (each.kind === "call" && each.callee.kind === "name") names.push(each.callee.name);
    },
  });
  return names;
};

test("a branch of a choice stands in its own place, however many there are", () => {
  const { top } = lowerTemplate(
    "python",
    "a.jinja",
    "{% if a %}{{ b }}{% elif c %}{{ d }}{% else %}{{ e }}{% endif %}{{ f }}",
  );
  expect(top.body.map(({ kind }) => kind)).toEqual(["if", "expression"]);
  const [choice] = top.body;
  const names = (code: Parameters<typeof someNode>[0]) =>
    ["b", "d", "e", "f"].filter((name) => someNode(code, (node) => node.kind === "name" && node.name === name));
  expect(choice?.kind === "if" && [names(choice.consequence), names(choice.otherwise)]).toEqual([["b"], ["d", "e"]]);
});

test("what says that nothing is a template is not read", () => {
  expect(shownIn("python", "a.html", "{% raw %}{{ a|safe }}{% endraw %}{# {{ a|safe }} #}")).toEqual([]);
  expect(shownIn("php", "a.blade.php", "@{{ $a }} {{-- {!! $a !!} --}}")).toEqual([]);
});

test("a page belongs to a language that shows such pages and is there", () => {
  const present = new Set<LanguageId>(["go", "java"]);
  expect(hostOf("a.html", "{{ .Title }}", present)).toBe("go");
  expect(hostOf("a.html", '<p th:text="${a}">', present)).toBe("java");
  expect(hostOf("a.html", "<p>plain</p>", present)).toBeUndefined();
  expect(hostOf("a.twig", "{{ a }}", present)).toBeUndefined();
});
