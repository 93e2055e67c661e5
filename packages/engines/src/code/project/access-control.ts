import { parseDocument } from "yaml";

const mostRules = 500;

/**
 * The rules of a `security.yaml` of Symfony: what a path has to match, and the roles that may ask, joined by `, `; in their
 * order, as the first one that matches decides. Those for some hosts, addresses or methods only are left out.
 * https://symfony.com/doc/current/security/access_control.html
 */
export function readAccessControl(text: string): ReadonlyMap<string, string> {
  const rules = new Map<string, string>();
  const found = accessControlIn(parsed(text));
  for (const rule of Array.isArray(found) ? found : []) {
    const path = fieldOf(rule, "path");
    const isNarrow = ["host", "ip", "ips", "methods", "port", "route", "request_matcher"].some(
      (name) => fieldOf(rule, name) !== undefined,
    );
    if (typeof path !== "string" || isNarrow || rules.has(path) || rules.size >= mostRules) continue;
    const roles = fieldOf(rule, "roles") ?? fieldOf(rule, "role");
    rules.set(path, (Array.isArray(roles) ? roles : [roles]).filter((role) => typeof role === "string").join(", "));
  }
  return rules;
}

function accessControlIn(content: unknown): unknown {
  return fieldOf(fieldOf(content, "security"), "access_control");
}

function parsed(text: string): unknown {
  const document = parseDocument(text, { logLevel: "silent" });
  try {
    return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

function fieldOf(content: unknown, key: string): unknown {
  return typeof content === "object" && content !== null ? new Map(Object.entries(content)).get(key) : undefined;
}
