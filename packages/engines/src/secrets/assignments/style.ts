/**
 * How assignments are written in a file: `source` has quoted literals and references, `data` and `shell` have bare
 * values, `docs` is prose with examples, `lock` holds hashes only.
 */
export type Style = "source" | "data" | "shell" | "docs" | "lock";

const lockNames =
  /^(?:\.?package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|composer\.lock|gemfile\.lock|poetry\.lock|pdm\.lock|uv\.lock|pipfile\.lock|cargo\.lock|go\.sum|go\.mod|flake\.lock|podfile\.lock|mix\.lock|packages\.lock\.json|gradle\.lockfile|deno\.lock|pubspec\.lock|\.terraform\.lock\.hcl|.*\.sha(?:1|256|512)(?:sums?)?|sha(?:1|256|512)sums?(?:\.txt)?|md5sums?|known_hosts.*|authorized_keys.*|checksums?\.txt)$/;
const docs =
  /\.(?:md|mdx|markdown|rst|adoc|txt|html?|xhtml|tex|man|[1-8]|svg|tsv|csv|diff|patch|pom|rdf|po|pot|xlf|xliff|strings|resx|arb|ftl|srt|css|scss|less|sass|log)$/;
const shell =
  /\.(?:sh|bash|zsh|fish|ksh|ps1|psm1|bat|cmd|envrc)$|(?:^|\/)(?:\.?(?:bash|zsh|sh|mysql|psql|rediscli|python|node_repl)_history|\.?(?:bashrc|bash_profile|bash_aliases|bash_login|zshrc|zshenv|zprofile|profile|login|kshrc)|.*dockerfile.*|.*containerfile.*|makefile|justfile|procfile|vagrantfile)$/;
const source =
  /\.(?:[cm]?[jt]sx?|d\.ts|vue|svelte|astro|flow|py|pyi|pyw|rb|erb|rake|gemspec|java|kt|kts|scala|groovy|gradle|go|rs|c|h|ino|cc|cpp|cxx|hpp|hh|m|mm|cs|fs|fsx|vb|swift|php|phtml|inc|pl|pm|t|lua|r|jl|dart|ex|exs|erl|hrl|hs|clj|cljs|elm|nim|zig|d|pas|asm|s|sol|coffee|graphql|gql|proto|ipynb|jsp|aspx?|cshtml|razor|ejs|hbs|tpl|twig|liquid|mustache|ml|mli|wat|cmake|tcl)$/;

/** The style of a file, from its path alone. */
export function styleOf(path: string): Style {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf("/") + 1);
  if (lockNames.test(name)) return "lock";
  if (shell.test(lower)) return "shell";
  if (/^\.env|\.env$|\.env\./.test(name)) return "data";
  if (source.test(name)) return "source";
  return docs.test(name) ||
    /^(?:readme|license|licence|changelog|changes|authors|notice|history|contributing|release_notes|releasenotes|news|install|todo|faq|copying|upgrading|thanks|manual)/.test(
      name,
    )
    ? "docs"
    : "data";
}

const configName =
  /(?:^|[-_./])(?:config|configuration|conf|cfg|settings?|credentials?|creds|secrets?|database|db|local|env|environment|connection|connect|bootstrap|constants)(?=[-_.]|$)[^/]*$/;

/** True for source files that hold a site's configuration, such as `config.php` or `settings.py`. */
export function isConfigurationSource(path: string): boolean {
  return configName.test(path.toLowerCase()) || /(?:^|\/)(?:config|conf|settings|environments?)\/[^/]*$/i.test(path);
}

const testPath =
  /(?:^|\/)(?:__tests__|__mocks__|tests?|testing|testdata|test-data|specs?|fixtures?|mocks?|stubs?|examples?|samples?|demos?|docs?|documentation|e2e|cypress|playwright|stories|benchmarks?)\/|[._-](?:test|tests|spec|mock|mocks|fixture|fixtures|stories|example|sample|dist|template|tmpl)(?:\.[^/]*)?$|(?:^|\/)(?:test|example|sample|mock|conftest|testutil)[._-][^/]*$/;

/** True for tests, fixtures, examples and templates: what is found there is less likely to be real. */
export function isTestPath(path: string): boolean {
  return testPath.test(path.toLowerCase());
}

const translationPath =
  /(?:^|\/)(?:i18n|l10n|locales?|lang|langs|languages?|translations?|messages|nls|intl)(?:\/|[-_.][^/]*$)|(?:^|\/)(?:messages|strings|translation|translations)[-_.][^/]*$|(?:^|\/)[a-z]{2}(?:[-_][a-z]{2})?\.(?:json|ya?ml|js|ts|php|properties)$/;

/** True for files of translated texts, where `password` names a label. */
export function isTranslation(path: string): boolean {
  return translationPath.test(path.toLowerCase());
}

/** True when a text is machine-packed code: lines far longer than anybody writes. */
export function isMinified(path: string, bytes: Uint8Array): boolean {
  if (/[.-]min\.(?:[cm]?js|css)$|\.(?:[cm]?js|css|ts)\.map$|\.bundle\.js$/i.test(path)) return true;
  if (bytes.length < 8192 || !/\.(?:[cm]?js|css|map|html?)$/i.test(path)) return false;
  let lines = 1;
  const end = Math.min(bytes.length, 32_768);
  for (let offset = bytes.indexOf(10); offset >= 0 && offset < end; offset = bytes.indexOf(10, offset + 1)) lines++;
  return end / lines > 300;
}
