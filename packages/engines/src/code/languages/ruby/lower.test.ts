import { systemClock } from "@gatewatch/base/clock";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Expression, Pattern, Statement } from "../../ir/index.ts";
import { createTextParser } from "../../parse/index.ts";
import { lower, programText } from "../index.ts";
import { rubyOf } from "./templates.ts";

const parser = createTextParser(systemClock);
afterAll(() => parser.close());

/** The statements of a text, each as short text of its own. */
async function lowered(text: string, path = "lib/page.rb"): Promise<string[]> {
  const tree = await parser.parse("ruby", programText(path, text), 5);
  return lower("ruby", path, tree!, text).top.body.map(shown);
}

const all = (statements: readonly Statement[]) => statements.map(shown).join("; ");

function shown(statement: Statement): string {
  switch (statement.kind) {
    case "expression":
      return show(statement.value);
    case "return":
      return `return ${statement.value === undefined ? "" : show(statement.value)}`;
    case "if":
      return `if ${show(statement.test)} {${all(statement.consequence)}} {${all(statement.otherwise)}}`;
    case "each":
      return `each ${put(statement.target)} in ${show(statement.iterable)} {${all(statement.body)}}`;
    case "try":
      return `try {${all(statement.body)}} ${statement.handlers.map(({ body }) => `{${all(body)}}`).join(" ")} {${all(statement.finalizer)}}`;
    case "throw":
      return "end";
    default:
      return statement.kind;
  }
}

function show(value: Expression): string {
  switch (value.kind) {
    case "constant":
      return JSON.stringify(value.value) ?? "undefined";
    case "name":
      return value.name;
    case "self":
    case "super":
      return value.kind;
    case "member":
      return value.object.kind === "self" ? value.name : `${show(value.object)}.${value.name}`;
    case "index":
      return `${show(value.object)}[${show(value.key)}]`;
    case "call":
      return `${value.isNew ? "new " : ""}${show(value.callee)}(${value.args.map((arg) => `${arg.spread === undefined ? "" : "*"}${arg.name === undefined ? "" : `${arg.name}: `}${show(arg.value)}`).join(", ")})`;
    case "concat":
      return value.parts.map(show).join(" ~ ");
    case "assign":
      return `${put(value.target)} = ${show(value.value)}`;
    case "list":
      return `[${value.items.map((item) => show(item.value)).join(", ")}]`;
    case "record":
      return `{${value.entries.map((entry) => `${entry.key === undefined ? "..." : show(entry.key)}: ${show(entry.value)}`).join(", ")}}`;
    case "conditional":
      return `(${show(value.test)} ? ${show(value.consequence)} : ${show(value.alternative)})`;
    case "logical":
      return `(${show(value.left)} ${value.operator} ${show(value.right)})`;
    case "binary":
      return `(${show(value.left)} ${value.operator} ${show(value.right)})`;
    case "unary":
      return `${value.operator} ${show(value.operand)}`;
    case "regex":
      return `/${value.pattern}/${value.flags}`;
    case "function":
      return `|${value.unit.parameters.map(({ name }) => name).join(", ")}| {${all(value.unit.body)}}`;
    case "class":
      return `class {${value.unit.members.map(({ name, isStatic, value: member }) => `${isStatic ? "self." : ""}${name}: ${show(member)}`).join("; ")}}`;
    default:
      return value.kind;
  }
}

function put(pattern: Pattern): string {
  if (pattern.kind === "name") return pattern.name;
  if (pattern.kind === "member")
    return `${pattern.object.kind === "self" ? "" : `${show(pattern.object)}.`}${pattern.name}`;
  if (pattern.kind === "index") return `${show(pattern.object)}[${show(pattern.key)}]`;
  return pattern.kind === "list"
    ? `[${pattern.items.map((item) => (item === undefined ? "" : put(item))).join(", ")}]`
    : pattern.kind;
}

test.each([
  ["a name is a variable once something was put into it, and a call before", "a; a = 1; a", ["a()", "a = 1", "a"]],
  [
    "what is given by name, in spreads and as a block",
    "f 1, *r(), k: 2, **o(), &b()",
    ["f(1, *r(), k: 2, *o(), &: b())"],
  ],
  [
    "texts with parts, documents, words and symbols",
    'x = 1\n"a#{x}b"; %w[a b]; :c; `ls #{x}`',
    ["x = 1", '"a" ~ x ~ "b"', '["a", "b"]', '"c"', '`("ls " ~ x)'],
  ],
  ["a document stands where it begins", "run(<<~SQL, 2)\n  select\n    1\nSQL\n", ['run("select\\n  1\\n", 2)']],
  [
    "patterns, also with parts",
    "a =~ /x/i; b.match?(/#{c}/)",
    ["operator =~(a(), /x/i)", "b().match?(new Regexp(c()))"],
  ],
  [
    "modifiers, and what leaves by the second part",
    "raise 'x' unless a; b or return; redirect_to(c) and return",
    ['if a() {} {raise("x"); end}', "if b() {} {return }", "redirect_to(c())", "return "],
  ],
  ["each branch gives its value to what it is assigned to", "a = if b then 1 else 2 end", ["if b() {a = 1} {a = 2}"]],
  [
    "the cases of a subject",
    "case a\nwhen 1, 'x' then b\nwhen /y/ then c\nelse d end",
    ['if ((a() == 1) or (a() == "x")) {b()} {if operator ===(/y/, a()) {c()} {d()}}'],
  ],
  ["errors", "begin\n a\nrescue E => e\n b\nensure\n c\nend", ["try {a()} {b()} {c()}"]],
  [
    "loops over lists are loops, with what a block without parameters calls its item",
    "a.each { |x| b x }; c.each { d it }",
    ["each x in a() {b(x)}", "each it in c() {d(it)}"],
  ],
  [
    "`next` ends a block, and goes on with a loop",
    "a.map { |x| next 1 if x }",
    ["a().map(&: |x| {if x {return 1} {return null}})"],
  ],
  [
    "`send` with a name that is written out is a call of it",
    "a.send(:b, 1); a.public_send(c)",
    ["a().b(1)", "a().public_send(c())"],
  ],
  [
    "`||=`, `<<` and several targets",
    "a ||= 1; a << 2; b, (c, *d) = 1, e",
    ["a = (null or 1)", "a = operator <<(a, 2)", "[b, [c]] = [1, e()]"],
  ],
  [
    "methods give what their last statement gives",
    "def f(a, b = 1, *c, k:, &d)\n yield a\nend",
    [".f = |a, b, c, k, &| {& = d; return &(a)}"],
  ],
  [
    "constants by the modules around them",
    "module A\n class B < C\n  X = Y\n end\nend",
    ["A = class {}", "A.B = class {}", "A.B.X = A.B.Y|A.Y|Y"],
  ],
  [
    "what belongs to a class, its fields, and what runs when it is made",
    "class A\n attr_reader :x\n def self.m; end\n private def n; end\n before_action :n\nend",
    [
      'A = class {x: || {return (@x ?? x=)}; self.m: || {}; n: || {}; self.body lib/page.rb:0: || {before_action("n")}}',
      "A.body lib/page.rb:0()",
    ],
  ],
])("%s", async (_, text, statements) => {
  expect(await lowered(text)).toEqual(statements);
});

test("a template's tags are code at their own places", async () => {
  const template = '<p><%= a %></p><%== b %><%# c %><% if d %><b title="<%= e -%>">é</b><% end %>';
  expect(await lowered(template, "app/views/page.html.erb")).toEqual(["a()", "raw(b())", "if d() {e()} {}"]);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("<%", "%>", "=", "-", "#", "%", "a", "é", "\n", '"') }), (text) => {
      expect(rubyOf(text)).toHaveLength(text.length);
      expect(rubyOf(text).split("\n")).toHaveLength(text.split("\n").length);
    }),
  );
});
