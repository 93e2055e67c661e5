import type { Expression, Module, Statement } from "../ir/index.ts";
import type { FileFacts } from "./contract.ts";

/** What libraries are for, as far as people ask about it. */
const purposes: readonly (readonly [library: RegExp, purpose: Purpose])[] = [
  [
    /^(express|fastify|koa|next|hono|@nestjs|flask|fastapi|django|aiohttp|tornado|starlette|org\.springframework\.web|org\.springframework\.boot|Symfony\.Component|Illuminate\.(Http|Routing)|Slim\.|javax\.servlet|jakarta\.servlet|javax\.ws|jakarta\.ws|quarkus)/,
    "web",
  ],
  [
    /^(pg|mysql2?|mariadb|sqlite3|better-sqlite3|mongodb|mongoose|sequelize|typeorm|knex|kysely|@?prisma|redis|ioredis|sqlalchemy|psycopg2?|pymongo|asyncpg|peewee|java\.sql|javax\.sql|javax\.persistence|jakarta\.persistence|org\.hibernate|org\.springframework\.(jdbc|data)|com\.mongodb|redis\.clients)/,
    "data",
  ],
  [
    /^(passport|jsonwebtoken|jose|bcrypt|bcryptjs|argon2|express-session|cookie-session|helmet|csurf|express-jwt|flask_login|flask_jwt_extended|jwt|passlib|authlib|itsdangerous|cryptography|org\.springframework\.security|io\.jsonwebtoken|javax\.crypto|java\.security)/,
    "security",
  ],
  [
    /^(axios|node-fetch|got|undici|requests|httpx|urllib|java\.net|okhttp3|org\.apache\.http|org\.springframework\.web\.client)/,
    "other services",
  ],
  [
    /^(amqplib|kafkajs|bull|bullmq|celery|pika|kafka|org\.springframework\.(kafka|amqp|jms)|javax\.jms|nodemailer|smtplib)/,
    "messages",
  ],
];
export type Purpose = "web" | "data" | "security" | "other services" | "messages";

export function purposeOf(library: string): Purpose | undefined {
  return purposes.find(([pattern]) => pattern.test(library))?.[1];
}

/** The file of the project that an import means; `undefined` for libraries. */
export type Resolve = (fromPath: string, specifier: string, language: Module["language"]) => string | undefined;

/** What is told of a file: how long it is, and the imports at its top, those of `require` included. */
export function factsOf(module: Module, resolve: Resolve): FileFacts {
  const { path, language, text } = module;
  return { path, language, lines: text.split("\n").length, imports: importsOf(module, resolve) };
}

function importsOf(module: Module, resolve: Resolve): FileFacts["imports"] {
  const files = new Set<string>();
  const libraries = new Set<string>();
  for (const specifier of module.top.body.flatMap(specifiersOf)) {
    const path = specifier
      .split("|")
      .map((candidate) => resolve(module.path, candidate, module.language))
      .find((found) => found !== undefined);
    if (path !== undefined) files.add(path);
    else if (!specifier.includes("|")) libraries.add(libraryOf(specifier, module.language));
  }
  libraries.delete("");
  return { files: [...files], libraries: [...libraries] };
}

function specifiersOf(statement: Statement): string[] {
  if (statement.kind === "import" || statement.kind === "reexport") return [statement.module];
  if (statement.kind !== "expression") return [];
  return requiredIn(statement.value.kind === "assign" ? statement.value.value : statement.value);
}

function requiredIn(expression: Expression): string[] {
  if (expression.kind === "member") return requiredIn(expression.object);
  if (expression.kind !== "call") return [];
  const { callee, args } = expression;
  const [first] = args;
  const isRequire = callee.kind === "name" && callee.name === "require" && first?.value.kind === "constant";
  if (isRequire && first.value.kind === "constant" && typeof first.value.value === "string") return [first.value.value];
  return requiredIn(callee);
}

/** `@scope/name` of a path into a package, the first part of a Python module, the first four of a Java class. */
function libraryOf(specifier: string, language: Module["language"]): string {
  if (specifier.startsWith(".")) return "";
  switch (language) {
    case "javascript":
      return specifier
        .replace(/^node:/, "")
        .split("/")
        .slice(0, specifier.startsWith("@") ? 2 : 1)
        .join("/");
    case "python":
      return specifier.split(".")[0]!;
    case "java":
      return specifier
        .split(".")
        .filter((part) => /^[a-z]/.test(part))
        .slice(0, 4)
        .join(".");
    case "ruby":
      return specifier.split("/")[0]!;
    case "csharp":
    case "php":
      // The vendor and the part of it: `Illuminate.Support`, `Microsoft.AspNetCore`.
      return specifier.split(".").slice(0, 2).join(".");
    case "go":
      return specifier
        .split("/")
        .slice(0, /^[^/]*\./.test(specifier) ? 3 : 2)
        .join("/");
  }
}
