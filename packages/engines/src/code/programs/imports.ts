/**
 * What a file imports, as it is written, found without parsing. Text that only looks like an import is taken for one:
 * that puts more files together, never fewer.
 */
export function importsIn(language: string, text: string): string[] {
  switch (language) {
    case "javascript":
      return [...text.matchAll(/\b(?:from|import|require)\s{0,9}\(?\s{0,9}["'`]([^"'`\n]{1,300})["'`]/g)].map(
        ([, specifier]) => specifier!,
      );
    case "python":
      return pythonImports(text);
    case "java":
      return [...text.matchAll(/^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]+?)(?:\.\*)?[ \t]*;/gm)].map(
        ([, name]) => name!,
      );
    case "go":
      return [...text.matchAll(/^import\s{0,9}(?:\(([^)]*)\)|[\w.]*[ \t]*(["`][^"`\n]*["`]))/gm)].flatMap(
        ([, block, one]) => [...(block ?? one!).matchAll(/["`]([^"`\n]+)["`]/g)].map(([, path]) => path!),
      );
    case "php":
      return [
        ...text.matchAll(/^[ \t]*use[ \t]+(?:function[ \t]+|const[ \t]+)?\\?([\\\w]+)(?:\{([^}]*)\})?/gm),
      ].flatMap(([, name, group]) => {
        const prefix = name!.replaceAll("\\", ".");
        return group === undefined ? [prefix] : [...group.matchAll(/[\\\w]+/g)].map(([part]) => prefix + dotted(part));
      });
    default:
      return [];
  }
}

const pythonImport =
  /(?:^|[;:])[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]*(?:\(([^)]{0,8000})\)|([^\n#(]{0,1000}))|import[ \t]+([^\n#;]{1,1000}))/gm;

function pythonImports(text: string): string[] {
  return [...text.matchAll(pythonImport)].flatMap(([, from, several, line, plain]) => {
    if (from !== undefined) {
      const names = [...(several ?? line ?? "").matchAll(/\w+/g)].map(([name]) => name);
      return [from, ...names.map((name) => (from.endsWith(".") ? from + name : `${from}.${name}`))];
    }
    return plain!.split(",").flatMap((part) => {
      const parts = /[\w.]+/.exec(part)?.[0].split(".") ?? [];
      return parts.map((_, index) => parts.slice(0, index + 1).join("."));
    });
  });
}

function dotted(name: string): string {
  return name.replaceAll("\\", ".");
}
