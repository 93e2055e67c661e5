import type { ExposedFile } from "./contract.ts";
import {
  apiDescription,
  exposedActuator,
  exposedActuatorEnvironment,
  exposedArchive,
  exposedCompose,
  exposedConfiguration,
  exposedDsStore,
  exposedDump,
  exposedEnvironment,
  exposedGit,
  exposedManifest,
  exposedPasswords,
  exposedPhpInfo,
  exposedPrivateKey,
  exposedProfiler,
  exposedServerStatus,
  exposedSvn,
} from "./rules.ts";

const page = "<!doctype html><title>Not here</title>ref: refs/heads/main A=1\nB=2";

/** The files asked for, sorted by name. */
export const exposedFiles: readonly ExposedFile[] = [
  {
    name: "actuator",
    paths: ["/actuator"],
    rule: exposedActuator,
    matches: ({ text }) => hasKeys(text, ["_links"]) && /"self"\s{0,9}:\s{0,9}\{\s{0,9}"href"/.test(text),
    positives: ['{"_links":{"self":{"href":"http://example.com/actuator","templated":false}}}'],
    negatives: [page, '{"_links":{}}', '{"self":{"href":"x"}}'],
  },
  {
    name: "actuator-env",
    paths: ["/actuator/env"],
    rule: exposedActuatorEnvironment,
    matches: ({ text }) => hasKeys(text, ["activeProfiles", "propertySources"]),
    positives: ['{"activeProfiles":[],"propertySources":[{"name":"server.ports"}]}'],
    negatives: [page, '{"activeProfiles":[]}'],
  },
  {
    name: "archive",
    paths: ["/backup.zip", "/backup.tar.gz", "/site.zip", "/www.zip"],
    rule: exposedArchive,
    matches: ({ magic }) => magic.startsWith("PK\x03\x04") || magic.startsWith("\x1f\x8b\x08"),
    positives: ["PK\x03\x04\x14\x00\x00\x00\x08\x00"],
    negatives: [page, "PK is short", ""],
  },
  {
    name: "compose",
    paths: ["/docker-compose.yml"],
    rule: exposedCompose,
    matches: ({ text }) =>
      /^services:\s{0,20}$/m.test(text) && /^\s{2,20}(?:image|build):/m.test(text) && !isMarkup(text),
    positives: ["services:\n  shop:\n    image: example/shop:1\n"],
    negatives: [page, "services: none", "services:\n  none"],
  },
  {
    name: "database-dump",
    paths: ["/backup.sql", "/database.sql", "/dump.sql"],
    rule: exposedDump,
    matches: ({ text }) =>
      !isMarkup(text) &&
      /^(?:-- (?:MySQL|MariaDB|PostgreSQL database) dump|CREATE TABLE [^\n]{1,200}\(|INSERT INTO [^\n]{1,200} VALUES|PRAGMA foreign_keys)/m.test(
        text,
      ),
    positives: ["-- MySQL dump 10.13\n", "-- PostgreSQL database dump\n", "CREATE TABLE users (\n id int"],
    negatives: [page, "<p>CREATE TABLE users (", "how to create table users ("],
  },
  {
    name: "ds-store",
    paths: ["/.DS_Store"],
    rule: exposedDsStore,
    matches: ({ magic }) => magic.startsWith("\x00\x00\x00\x01Bud1"),
    positives: ["\x00\x00\x00\x01Bud1\x00\x00"],
    negatives: [page, "Bud1"],
  },
  {
    name: "env",
    paths: ["/.env"],
    rule: exposedEnvironment,
    matches: ({ text }) => {
      const lines = text.split(/\r?\n/).slice(0, 500);
      const settings = lines.filter((line) => /^(?:export )?[A-Z][A-Z0-9_]{1,80}=/.test(line));
      const others = lines.filter((line) => line.trim() !== "" && !line.startsWith("#") && !settings.includes(line));
      return settings.length > 0 && others.length <= settings.length && !isMarkup(text);
    },
    positives: ["APP_NAME=shop\nAPP_DEBUG=true\n# comment\nDB_HOST=db.example.com\n", "export PORT=80\n"],
    negatives: [page, "hello\nworld\nA_B=1", "", '{"A_B=":1}'],
  },
  {
    name: "git",
    paths: ["/.git/HEAD", "/.git/config"],
    rule: exposedGit,
    matches: ({ text }) =>
      /^(?:ref: refs\/[\w./-]{1,200}|[0-9a-f]{40})\s{0,4}$/.test(text) ||
      /^\s{0,9}\[core\]\s[\s\S]{0,500}repositoryformatversion\s{0,4}=/.test(text),
    positives: ["ref: refs/heads/main\n", `${"0".repeat(40)}\n`, "[core]\n\trepositoryformatversion = 0\n"],
    negatives: [page, "ref: refs/heads/main is where it points", "[core]\nname=x"],
  },
  {
    name: "htpasswd",
    paths: ["/.htpasswd"],
    rule: exposedPasswords,
    matches: ({ text }) => /^[\w.@-]{1,100}:(?:\$apr1\$|\$2[aby]\$|\$[156]\$|\{SHA\})/m.test(text) && !isMarkup(text),
    positives: ["example:$apr1$salt$\n", "example:{SHA}\n"],
    negatives: [page, "example: no such user", "a:b"],
  },
  {
    name: "manifest",
    paths: ["/package.json", "/composer.json", "/composer.lock"],
    rule: exposedManifest,
    matches: ({ text }) =>
      hasKeys(text, ["dependencies"]) ||
      hasKeys(text, ["devDependencies"]) ||
      hasKeys(text, ["require"]) ||
      hasKeys(text, ["content-hash", "packages"]),
    positives: ['{"name":"shop","dependencies":{}}', '{"require":{"php":">=8"}}', '{"content-hash":"x","packages":[]}'],
    negatives: [page, '{"name":"shop"}', "[]"],
  },
  {
    name: "openapi",
    paths: ["/openapi.json", "/swagger.json", "/v3/api-docs", "/api-docs", "/swagger/v1/swagger.json"],
    rule: apiDescription,
    matches: ({ text }) =>
      /^\s{0,9}\{[\s\S]{0,2000}"(?:openapi|swagger)"\s{0,9}:\s{0,9}"[23]\.\d/.test(text) && text.includes('"paths"'),
    positives: ['{"openapi":"3.1.0","info":{},"paths":{}}', '{ "swagger": "2.0", "paths": {} }'],
    negatives: [page, '{"openapi":"3.1.0"}', '{"paths":{}}'],
  },
  {
    name: "phpinfo",
    paths: ["/phpinfo.php", "/info.php"],
    rule: exposedPhpInfo,
    matches: ({ text }) => /<title>[^<]{0,100}phpinfo\(\)<\/title>/i.test(text) && /PHP Version/.test(text),
    positives: ["<title>PHP 8.3.1 - phpinfo()</title><h1>PHP Version 8.3.1</h1>"],
    negatives: [page, "<title>What phpinfo() shows</title>", "PHP Version"],
  },
  {
    name: "pprof",
    paths: ["/debug/pprof/"],
    rule: exposedProfiler,
    matches: ({ text }) => text.includes("<title>/debug/pprof/</title>") && text.includes("goroutine"),
    positives: ["<html><head><title>/debug/pprof/</title></head><a href='goroutine?debug=1'>goroutine</a>"],
    negatives: [page, "/debug/pprof/ goroutine"],
  },
  {
    name: "private-key",
    paths: ["/id_rsa", "/.ssh/id_rsa"],
    rule: exposedPrivateKey,
    matches: ({ text }) =>
      new RegExp(`^-{5}BEGIN (?:[A-Z]{2,10} )?PRIVATE ${"KEY"}-{5}`, "m").test(text) && !isMarkup(text),
    positives: [`${"-".repeat(5)}BEGIN OPENSSH PRIVATE ${"KEY"}${"-".repeat(5)}\n`],
    negatives: [page, "a private key", `${"-".repeat(5)}BEGIN PUBLIC KEY${"-".repeat(5)}`],
  },
  {
    name: "server-status",
    paths: ["/server-status"],
    rule: exposedServerStatus,
    matches: ({ text }) => /<h1>Apache Server Status for /i.test(text),
    positives: ["<h1>Apache Server Status for example.com (via 192.0.2.1)</h1>"],
    negatives: [page, "Server Status"],
  },
  {
    name: "svn",
    paths: ["/.svn/wc.db", "/.svn/entries"],
    rule: exposedSvn,
    matches: ({ magic, text }) =>
      magic.startsWith("SQLite format 3") || /^(?:8|9|1[0-2])\r?\n(?:\r?\ndir\r?\n|$)/.test(text),
    positives: ["SQLite format 3\x00", "10\n\ndir\n25\n", "12\n"],
    negatives: [page, "12 things", "10\n\nfile\n"],
  },
  {
    name: "wordpress-configuration",
    paths: ["/wp-config.php.bak", "/wp-config.php~", "/wp-config.php.old"],
    rule: exposedConfiguration,
    matches: ({ text }) => text.includes("<?php") && /define\(\s{0,4}['"]DB_PASSWORD['"]/.test(text),
    positives: ["<?php\ndefine( 'DB_PASSWORD', '' );\n"],
    negatives: [page, "DB_PASSWORD", "<?php echo 1;"],
  },
];

function isMarkup(text: string): boolean {
  return /<(?:!doctype|html|head|body|title|script|div|p)\b/i.test(text.slice(0, 4096));
}

/** True when the text begins as a JSON object and has all these names; cut-off JSON counts too. */
function hasKeys(text: string, keys: readonly string[]): boolean {
  return /^\s{0,20}\{/.test(text) && keys.every((key) => text.includes(`"${key}"`));
}
