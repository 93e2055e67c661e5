import { systemClock } from "@gatewatch/base/clock";
import { afterAll, expect, test } from "vitest";
import type { Expression, Pattern, Statement } from "../../ir/index.ts";
import { createTextParser } from "../../parse/index.ts";
import { lower } from "../index.ts";

const parser = createTextParser(systemClock);
afterAll(() => parser.close());

/** The statements of a text, each as short text of its own. */
async function lowered(text: string): Promise<{ statements: string[]; errors: number }> {
  const tree = await parser.parse("php", text, 5);
  const module = lower("php", "web/page.php", tree!);
  return { statements: module.top.body.map(shown), errors: module.errorStarts.length };
}

function shown(statement: Statement): string {
  switch (statement.kind) {
    case "expression":
      return show(statement.value);
    case "if":
      return `if ${show(statement.test)} {${all(statement.consequence)}} {${all(statement.otherwise)}}`;
    case "each":
      return `each ${put(statement.target)} in ${show(statement.iterable)} {${all(statement.body)}}`;
    case "throw":
      return "end";
    default:
      return statement.kind;
  }
}

const all = (statements: readonly Statement[]) => statements.map(shown).join("; ");

function show(value: Expression): string {
  switch (value.kind) {
    case "constant":
      return JSON.stringify(value.value) ?? "undefined";
    case "name":
      return value.name;
    case "self":
      return "self";
    case "super":
      return "super";
    case "member":
      return `${show(value.object)}.${value.name}`;
    case "index":
      return `${show(value.object)}[${show(value.key)}]`;
    case "call":
      return `${value.isNew ? "new " : ""}${show(value.callee)}(${value.args.map((arg) => `${arg.name === undefined ? "" : `${arg.name}: `}${show(arg.value)}`).join(", ")})`;
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
    case "binary":
      return `(${show(value.left)} ${value.operator} ${show(value.right)})`;
    case "function":
      return `function(${value.unit.parameters.map(({ target }) => put(target)).join(", ")}) {${all(value.unit.body)}}`;
    case "class":
      return `class ${value.unit.name}(${value.unit.bases.map(show).join(", ")}) {${value.unit.members.map((member) => member.name).join(", ")}}`;
    case "other":
      return value.parts.length === 0 ? "?" : `<${value.parts.map(show).join(" ")}>`;
    default:
      return value.kind;
  }
}

function put(pattern: Pattern): string {
  switch (pattern.kind) {
    case "name":
      return pattern.name;
    case "member":
      return `${show(pattern.object)}.${pattern.name}`;
    case "index":
      return `${show(pattern.object)}[${show(pattern.key)}]`;
    case "list":
      return `[${pattern.items.map((item) => (item === undefined ? "" : put(item))).join(", ")}]`;
    case "record":
      return `{${pattern.entries.map((entry) => `${show(entry.key)}: ${put(entry.target)}`).join(", ")}}`;
    default:
      return pattern.kind;
  }
}

const cases: readonly (readonly [text: string, ...statements: string[]])[] = [
  ["<p><?= $a ?></p>", "echo($a)"],
  ["<?php if ($a): ?><b><?= $b ?></b><?php else: echo 1, 2; endif;", "if $a {echo($b)} {echo(1, 2)}"],
  [
    "<?php $q = \"a $x[id] {$x['k']->y} $x->z ${w}\\n\";",
    '$q = "a " ~ $x["id"] ~ " " ~ $x["k"].y ~ " " ~ $x.z ~ " " ~ $w ~ "\\n"',
  ],
  ["<?php $q = <<<EOT\n  hi $name\n  EOT;", '$q = "  hi " ~ $name'],
  ["<?php $q = <<<'EOT'\nraw $x\nEOT;", '$q = "raw $x"'],
  ["<?php $a = 'it\\'s\\n' . f($c); $a .= 'x';", `$a = "it's\\\\n" ~ f($c)`, '$a = $a ~ "x"'],
  ["<?php $x = $_GET['q'];", '$x = globals.$_GET["q"]'],
  ["<?php $a[] = 1; $a['k'][] = 2;", "$a[?] = 1", '$a["k"][?] = 2'],
  ["<?php $a = ['k' => 1, 2, ...$b]; $c = [1, 2];", '$a = {"k": 1, 1: 2, ...: $b}', "$c = [1, 2]"],
  ["<?php list($a, , list($b)) = $c; ['k' => $d] = $e;", "[$a, , [$b]] = $c", '{"k": $d} = $e'],
  ["<?php foreach ($a as $k => $v) echo $v;", "each [$k, $v] in entries($a) {echo($v)}"],
  ["<?php foreach ($a as &$v): $v = 1; endforeach;", "each $v in $a {$v = 1; $a[?] = $v}"],
  ["<?php f() or die('no');", 'if f() {} {exit("no"); end}'],
  [
    "<?php $f = fn($x) => $x . $y; $g = function ($a) use ($b) { return $b; };",
    "$f = function($x) {return}",
    "$g = function($a) {return}",
  ],
  [
    "<?php namespace A\\B; use C\\D as E, F; use function G\\h; new E; F::m(); h(); k(); \\l(); new self;",
    "import",
    "import",
    "import",
    "new C.D()",
    "F.m()",
    "G.h()",
    "A.B.k|k()",
    "l()",
    "new ()",
  ],
  [
    "<?php namespace A; class B extends C implements \\D { use T; const X = 1; public static $s = 1; public $p = 2; function m() {} }",
    "A.B = class B(A.C, D, A.T) {X, $s, p, m}",
  ],
  ["<?php class A { function __construct(private B $b) { parent::__construct(); } }", "A = class A() {__construct}"],
  ["<?php enum S: string { case A = 'a'; }", "S = class S() {A}"],
  ["<?php $o?->p?->m(name: 1); $o->$n; $f($x);", "$o.p.m(name: 1)", "$o[$n]", "<call_by_name($f) $f($x)>"],
  ["<?php echo match (true) { $a > 1, $b => 1, default => 2 };", "echo(((($a > 1) or $b) ? 1 : 2))"],
  ["<?php $x = (int) $y; $z = @file($x); `ls $x`;", "$x = intval($y)", "$z = file($x)", 'shell_exec("ls " ~ $x)'],
  ["<?php include __DIR__ . '/a.php'; exit(1);", 'include("/web" ~ "/a.php")', "exit(1)", "end"],
  [
    "<?php define('X', 1); const Y = 2; usort($a, 'cmp'); array_map([$this, 'm'], $a);",
    "X = 1",
    "Y = 2",
    "usort($a, cmp)",
    "array_map(self.m, $a)",
  ],
  ["<?php preg_match('/a/', $s, $m);", '<$m = matches("/a/", $s) preg_match("/a/", $s, $m)>'],
  ["<?php $a ??= 1; $b = $c ?: 2; goto end; end: unset($a);", "$a = ($a ?? 1)", "$b = ($c or 2)"],
];

test.each(cases)("%s", async (text, ...statements) => {
  const result = await lowered(text);
  expect(result.statements).toEqual(statements);
  expect(result.errors).toBe(0);
});

test("what cannot be parsed is counted, and the rest of the file is there", async () => {
  const result = await lowered("<?php $a = ; echo $b;");
  expect(result.errors).toBeGreaterThan(0);
  expect(result.statements).toContain("echo($b)");
});
