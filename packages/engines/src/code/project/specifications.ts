import { parseDocument } from "yaml";

/** One operation of an OpenAPI document. */
export interface Operation {
  /** In upper case. */
  readonly method: string;
  /** With the path of the server before it. */
  readonly path: string;
  /** The function that answers, by its dotted name, where the document says it. */
  readonly handler: string | undefined;
  /** Parameters that are checked to be no text. */
  readonly numbers: readonly string[];
  /** Names of the security schemes that it asks for; none where it may be asked for without any. */
  readonly security: readonly string[];
}

/** An OpenAPI document of a repository. */
export interface Specification {
  readonly path: string;
  readonly operations: readonly Operation[];
}

const methods = new Set(["get", "post", "put", "delete", "patch", "head", "options"]);
const mostOperations = 2000;
/** Anchors may stand for this many others. */
const mostAliases = 50;

/** Whether a file may be an OpenAPI document, by its name. */
export const specificationFile = /\.(ya?ml|json)$/;

/**
 * The operations of an OpenAPI document (2.0 to 3.1) in YAML or JSON; `undefined` for other files.
 * https://spec.openapis.org/oas/latest.html
 */
export function readSpecification(path: string, text: string): Specification | undefined {
  if (!/^[\s{]*["']?(openapi|swagger)["']?\s*:/m.test(text.slice(0, 20_000))) return undefined;
  const document = contentOf(text);
  const paths = record(field(document, "paths"));
  if (paths === undefined) return undefined;
  const base = baseOf(document);
  const operations = Object.entries(paths).flatMap(([at, item]) =>
    Object.entries(record(item) ?? {})
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        path: `${base}${at}`,
        handler: handlerOf(operation),
        numbers: numbersOf([...items(field(item, "parameters")), ...items(field(operation, "parameters"))]),
        security: schemesOf(field(operation, "security") ?? field(document, "security")),
      })),
  );
  return { path, operations: operations.slice(0, mostOperations) };
}

function contentOf(text: string): unknown {
  try {
    return parseDocument(text).toJS({ maxAliasCount: mostAliases });
  } catch {
    return undefined;
  }
}

/** The path of the first server, or of the host. */
function baseOf(document: unknown): string {
  const url = field(items(field(document, "servers"))[0], "url") ?? field(document, "basePath") ?? "";
  return String(url)
    .replace(/^\w+:\/\/[^/]*/, "")
    .replace(/\/$/, "");
}

/** https://connexion.readthedocs.io/en/latest/routing.html */
function handlerOf(operation: unknown): string | undefined {
  const id = field(operation, "operationId");
  if (typeof id !== "string") return undefined;
  const folder = field(operation, "x-openapi-router-controller") ?? field(operation, "x-swagger-router-controller");
  return typeof folder === "string" ? `${folder}.${id}` : id;
}

function numbersOf(parameters: readonly unknown[]): string[] {
  const isNumber = (parameter: unknown) =>
    /^(integer|number|boolean)$/.test(String(field(field(parameter, "schema"), "type") ?? field(parameter, "type")));
  return parameters.filter(isNumber).map((parameter) => String(field(parameter, "name")));
}

/** `[{}]` asks for nothing. */
function schemesOf(security: unknown): string[] {
  const choices = items(security).map((choice) => Object.keys(record(choice) ?? {}));
  return choices.some((schemes) => schemes.length === 0) ? [] : [...new Set(choices.flat())];
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
function field(value: unknown, name: string): unknown {
  return record(value)?.[name];
}
function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
