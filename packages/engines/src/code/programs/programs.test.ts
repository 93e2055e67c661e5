import fc from "fast-check";
import { expect, test } from "vitest";
import { grammarOf } from "../discover/index.ts";
import { scanSource } from "../testing/scan-source.ts";
import { divide, importsIn, type ProgramRoot, rootAt } from "./index.ts";

const links = {
  aliases: [],
  packages: new Map([["@shop/store", "packages/store"]]),
  versions: new Map(),
  goModules: new Map([
    ["example.com/one", "one"],
    ["example.com/two", "two"],
  ]),
  phpRoots: [],
};

/** Paths of each program, in order; a library `rest` reads settings that are named REST. */
function programsOf(texts: Readonly<Record<string, string>>): string[][] {
  const files = Object.entries(texts).flatMap(([path, text]) => {
    const grammar = grammarOf(path);
    return grammar === undefined ? [] : [{ path, grammar, text }];
  });
  const roots = Object.keys(texts)
    .map(rootAt)
    .filter((root): root is ProgramRoot => root !== undefined);
  return divide(files, links, roots, new Map([["REST", "rest"]])).map((program) => program.map(({ path }) => path));
}

test.each([
  {
    name: "packages that nothing links are programs of their own",
    files: { "a/package.json": "{}", "a/x.js": "", "b/package.json": "{}", "b/y.js": "", "b/z.ts": "" },
    programs: [["a/x.js"], ["b/y.js", "b/z.ts"]],
  },
  {
    name: "an import of another package links them",
    files: {
      "packages/web/package.json": "{}",
      "packages/web/x.ts": 'import { open } from "@shop/store";',
      "packages/store/package.json": "{}",
      "packages/store/index.ts": "export const open = 1;",
    },
    programs: [["packages/web/x.ts", "packages/store/index.ts"]],
  },
  {
    name: "modules of Go are linked by what their packages import",
    files: {
      "one/go.mod": "",
      "one/a.go": 'package one\nimport (\n\t"fmt"\n\tlib "example.com/two/lib"\n)\n',
      "two/go.mod": "",
      "two/lib/b.go": "package lib\n",
      "three/go.mod": "",
      "three/c.go": 'package three\nimport "fmt"\n',
    },
    programs: [["one/a.go", "two/lib/b.go"], ["three/c.go"]],
  },
  {
    name: "classes of one package of Java see each other without an import",
    files: {
      "a/pom.xml": "",
      "a/src/main/java/shop/A.java": "package shop;\nclass A {}",
      "b/pom.xml": "",
      "b/src/main/java/shop/B.java": "package shop;\nclass B {}",
      "c/pom.xml": "",
      "c/src/main/java/other/C.java": "package other;\nclass C {}",
    },
    programs: [["a/src/main/java/shop/A.java", "b/src/main/java/shop/B.java"], ["c/src/main/java/other/C.java"]],
  },
  {
    name: "a module of a package of Python, imported in brackets over several lines",
    files: {
      "a/setup.py": "",
      "a/run.py": "from lib import (\n    one,\n    two,\n)\n",
      "lib/setup.py": "",
      "lib/two.py": "",
      "c/setup.py": "",
      "c/x.py": "",
    },
    programs: [
      ["a/setup.py", "a/run.py", "lib/setup.py", "lib/two.py"],
      ["c/setup.py", "c/x.py"],
    ],
  },
  {
    name: "settings that a library reads by name are there for all that use it",
    files: {
      "a/setup.py": "",
      "a/x.py": "from rest import views",
      "b/setup.py": "",
      "conf/setup.py": "",
      "conf/base.py": "REST = {}\n",
    },
    programs: [["a/setup.py", "a/x.py", "conf/setup.py", "conf/base.py"], ["b/setup.py"]],
  },
  {
    name: "where several projects of Python have settings, each has its own",
    files: {
      "a/setup.py": "",
      "a/base.py": "import rest\nREST = {}\n",
      "b/setup.py": "",
      "b/base.py": "import rest\nREST = {}\n",
    },
    programs: [
      ["a/setup.py", "a/base.py"],
      ["b/setup.py", "b/base.py"],
    ],
  },
  {
    name: "of packages of one name each project means its own, also where it is only a folder",
    files: {
      "a/setup.py": "",
      "a/tests/__init__.py": "",
      "a/utils/__init__.py": "",
      "b/setup.py": "",
      "b/tests/__init__.py": "",
      "b/tests/x.py": "import tests\nfrom utils.text import cut\n",
      "b/utils/text.py": "",
    },
    programs: [
      ["a/setup.py", "a/tests/__init__.py", "a/utils/__init__.py"],
      ["b/setup.py", "b/tests/__init__.py", "b/tests/x.py", "b/utils/text.py"],
    ],
  },
])("$name", ({ files, programs }) => {
  expect(programsOf(files)).toEqual(programs);
});

test("text that looks like an import is taken for one, and no text takes long to look through", () => {
  expect(importsIn("javascript", '// see import("./a")\nconst b = require( "./b" );')).toEqual(["./a", "./b"]);
  fc.assert(
    fc.property(
      fc.constantFrom("javascript", "python", "java", "go", "php"),
      fc.array(fc.constantFrom("import", "from", "use", " ", "\n", "(", '"', "a", ",", "{", ".*", ";"), {
        maxLength: 400,
      }),
      (language, parts) => {
        for (const specifier of importsIn(language, parts.join(""))) expect(specifier).not.toBe("");
      },
    ),
  );
});

test("what is found in a program does not depend on the programs beside it", async () => {
  const app = (folder: string) => ({
    [`${folder}/package.json`]: "{}",
    [`${folder}/app.js`]: `const app = require("express")();
const { exec } = require("child_process");
app.get("/ping", (req, res) => exec("ping " + req.query.host));`,
  });
  const own = (await scanSource(app("m"))).findings;
  expect(own).toHaveLength(1);
  for (const folder of ["a", "z"]) {
    const { findings } = await scanSource({ ...app(folder), ...app("m") });
    expect(findings.filter(({ location }) => location.file?.startsWith("m/"))).toEqual(own);
    expect(findings).toHaveLength(2);
  }
});
