import type { Rule } from "../rule.ts";

const denyHidden =
  'Take the file out of the web root, and let the server refuse what begins with a dot:\n\n```\nlocation ~ /\\.(?!well-known) { return 404; }                   # nginx\nRedirectMatch 404 "/\\.(?!well-known)"                          # Apache\n```';
const rotate = " Treat every secret in it as known to others: replace it.";
const common = {
  category: "exposure",
  confidence: 10,
  scope: "origin",
  references: ["https://owasp.org/www-project-web-security-testing-guide/"],
  cwe: ["CWE-538"],
} as const;

export const exposedGit = {
  ...common,
  id: "exposed-git",
  severity: "high",
  title: "Git repository is public",
  short: "Files of a .git folder can be fetched.",
  description:
    "From these files the whole repository can be rebuilt: the source, its history, and every secret that was ever committed.",
  remediation: `${denyHidden}\n\nDeploy a build instead of a checkout.${rotate}`,
} satisfies Rule;

export const exposedSvn = {
  ...common,
  id: "exposed-svn",
  severity: "high",
  title: "Subversion working copy is public",
  short: "Files of a .svn folder can be fetched.",
  description:
    "The working copy's database names every file and keeps a clean copy of each, so the source can be read.",
  remediation: `${denyHidden}\n\nDeploy with \`svn export\`.${rotate}`,
} satisfies Rule;

export const exposedEnvironment = {
  ...common,
  id: "exposed-env",
  severity: "high",
  title: "Environment file is public",
  short: "A .env file can be fetched.",
  description:
    "Environment files hold the application's settings, usually with database passwords, API keys and signing secrets.",
  remediation: `${denyHidden}\n\nPoint the web root at a folder that holds public files only.${rotate}`,
} satisfies Rule;

export const exposedDsStore = {
  ...common,
  id: "exposed-ds-store",
  severity: "low",
  title: "Folder index of a desktop is public",
  short: "A .DS_Store file can be fetched.",
  description: "The file lists the names in the folder it came from, also of files that no page links to.",
  remediation: `${denyHidden}\n\nLeave such files out of uploads, e.g. \`rsync --exclude .DS_Store\`.`,
} satisfies Rule;

export const exposedArchive = {
  ...common,
  id: "exposed-archive",
  severity: "high",
  title: "Backup archive is public",
  short: "An archive with the name of a backup can be fetched.",
  description: "A backup usually holds the site's source, configuration and data in one file.",
  remediation: `Keep backups outside the web root, on a store that asks for a login.${rotate}\n\n\`\`\`\nlocation ~* \\.(zip|tar|gz|bak|sql)$ { return 404; }   # nginx\n\`\`\``,
} satisfies Rule;

export const exposedDump = {
  ...common,
  id: "exposed-database-dump",
  severity: "critical",
  title: "Database dump is public",
  short: "A dump of a database can be fetched.",
  description: "The dump holds the data of the application, usually with accounts and password hashes.",
  remediation:
    "Delete the file from the web root at once, find out from the access log who fetched it, and inform those concerned. Replace passwords and keys stored in the data.\n\n```\nlocation ~* \\.sql(\\.gz)?$ { return 404; }   # nginx\n```",
} satisfies Rule;

export const exposedPrivateKey = {
  ...common,
  id: "exposed-private-key",
  severity: "critical",
  title: "Private key is public",
  short: "A file with a private key can be fetched.",
  description: "Who has the key can act as its owner wherever it is accepted.",
  remediation: `Replace the key everywhere it is accepted, now; then remove the file.\n\n\`\`\`\nssh-keygen -t ed25519   # new key; then remove the old one from every authorized_keys\n\`\`\`\n\n${denyHidden}`,
} satisfies Rule;

export const exposedPasswords = {
  ...common,
  id: "exposed-htpasswd",
  severity: "high",
  title: "Password file is public",
  short: "A .htpasswd file can be fetched.",
  description: "The file holds user names with password hashes, which can be guessed offline.",
  remediation: `${denyHidden}\n\nKeep the file outside the web root and change the passwords in it.`,
} satisfies Rule;

export const exposedConfiguration = {
  ...common,
  id: "exposed-configuration-backup",
  severity: "critical",
  title: "Backup of a configuration file is public",
  short: "A copy of wp-config.php can be read as text.",
  description:
    "A copy under another ending is not run but shown, with the database password and the signing keys of the site.",
  remediation: `Delete the copy.${rotate}\n\n\`\`\`\nlocation ~* \\.(bak|old|save|swp|orig)$|~$ { return 404; }   # nginx\n\`\`\``,
} satisfies Rule;

export const exposedCompose = {
  ...common,
  id: "exposed-compose",
  severity: "medium",
  title: "Container composition is public",
  short: "A docker-compose file can be fetched.",
  description: "The file shows images, versions, internal names and ports, and often passwords of the services.",
  remediation: `Keep deployment files outside the web root.${rotate}\n\n\`\`\`\nlocation = /docker-compose.yml { return 404; }   # nginx\n\`\`\``,
} satisfies Rule;

export const exposedPhpInfo = {
  ...common,
  id: "exposed-phpinfo",
  severity: "medium",
  title: "PHP information page is public",
  short: "A page with the output of phpinfo() can be fetched.",
  description:
    "The page shows versions, paths, modules and the whole environment of the process, in which there are often secrets.",
  remediation:
    "Delete the file, and forbid the function if nobody needs it:\n\n```\ndisable_functions = phpinfo   ; php.ini\n```",
} satisfies Rule;

export const exposedServerStatus = {
  ...common,
  id: "exposed-server-status",
  severity: "medium",
  title: "Server status page is public",
  short: "Apache's server-status page can be fetched.",
  description: "The page shows the requests of other visitors with their addresses and queries, as they happen.",
  remediation: "Let only the local host see it:\n\n```\n<Location /server-status>\n  Require local\n</Location>\n```",
} satisfies Rule;

export const exposedActuator = {
  ...common,
  id: "exposed-actuator",
  severity: "medium",
  title: "Management endpoints are public",
  short: "Spring Boot's actuator index can be fetched without a login.",
  description:
    "Management endpoints tell how the application is built and configured; some of them change it or hand out its memory.",
  remediation:
    "Expose health alone, on a port of its own, and ask for a login:\n\n```\nmanagement.endpoints.web.exposure.include=health\nmanagement.server.port=9001\n```",
} satisfies Rule;

export const exposedActuatorEnvironment = {
  ...common,
  id: "exposed-actuator-env",
  severity: "high",
  title: "Configuration of the application is public",
  short: "Spring Boot's actuator shows the environment without a login.",
  description:
    "The endpoint lists every property of the running application. Names and unmasked values help to take over its accounts elsewhere.",
  remediation:
    "Do not expose `env`, and mask values:\n\n```\nmanagement.endpoints.web.exposure.include=health\nmanagement.endpoint.env.show-values=never\n```",
} satisfies Rule;

export const exposedProfiler = {
  ...common,
  id: "exposed-pprof",
  severity: "medium",
  title: "Profiler is public",
  short: "Go's pprof index can be fetched.",
  description:
    "The profiler shows memory and goroutines of the process, and collecting a profile slows it down for everybody.",
  remediation:
    'Register the profiler on a listener of its own:\n\n```go\ngo http.ListenAndServe("127.0.0.1:6060", nil)\n```',
} satisfies Rule;

export const exposedManifest = {
  ...common,
  id: "exposed-manifest",
  severity: "info",
  confidence: 9,
  title: "Package manifest is public",
  short: "The list of the application's packages can be fetched.",
  description: "The manifest names the libraries in use, with versions, from which known weaknesses can be looked up.",
  remediation:
    "Point the web root at the build output only, or refuse the file:\n\n```\nlocation ~ /(package(-lock)?|composer)\\.(json|lock)$ { return 404; }   # nginx\n```",
} satisfies Rule;

export const apiDescription = {
  ...common,
  id: "api-description-public",
  severity: "info",
  confidence: 9,
  title: "Description of the API is public",
  short: "An OpenAPI document can be fetched.",
  description:
    "The document lists every endpoint and parameter. That is right for a public API, and more than needed for an internal one.",
  remediation:
    "If the API is not for everyone, serve the document behind the login, e.g. in Spring Boot:\n\n```\nspringdoc.api-docs.enabled=false\n```",
} satisfies Rule;
