import {
  type ClassUnit,
  type Expression,
  type FunctionUnit,
  type Module,
  someNode,
  walk,
  writtenName,
} from "../ir/index.ts";
import type { Check } from "./contract.ts";

/** What changes something that is kept. */
const changing =
  /^(save|delete|create|update|set_password|get_or_create|update_or_create|bulk_create|bulk_update|add|remove|clear|set)$/;
/** Decorators and base classes that let in who has a session. */
const ofSession =
  /^(login_required|permission_required|user_passes_test|staff_member_required|\w*LoginRequired\w*|PermissionRequiredMixin|UserPassesTestMixin)$/;
const logins = /^(formLogin|oauth2Login|saml2Login|rememberMe)$/;

/**
 * Protection against forged requests that is left out where the cookie of a session says who asks: views of Django
 * (https://docs.djangoproject.com/en/stable/ref/csrf/), chains of Spring Security with a login by a form.
 */
export const forgedRequests: Check = (module, see) => {
  if (module.language === "python" && module.text.includes("csrf_exempt")) exemptViews(module, see);
  if (module.language === "java" && module.text.includes("csrf")) chainsWithout(module, see);
};

function exemptViews(module: Module, see: Parameters<Check>[1]): void {
  walk(module.top, {
    unit(unit) {
      const mark = unit.decorators.find(isExempting);
      if (mark === undefined || !(unit.decorators.some(asksForSession) || readsSession(unit)) || !changes(unit)) return;
      see({ rule: "csrf-protection-off", at: { start: mark.start, end: mark.end }, unit, what: unit.name });
    },
    expression(expression, around) {
      if (expression.kind !== "class") return;
      const { unit } = expression;
      const methods = methodsOf(unit);
      const dispatch = methods.find(({ name }) => name === "dispatch")?.decorators ?? [];
      const mark = [...unit.decorators, ...dispatch].find(isExempting);
      const asks = [...unit.decorators, ...unit.bases].some(asksForSession);
      if (mark === undefined || !methods.some((method) => (asks || readsSession(method)) && changes(method))) return;
      see({ rule: "csrf-protection-off", at: { start: mark.start, end: mark.end }, unit: around, what: unit.name });
    },
  });
}

function methodsOf({ members }: ClassUnit): FunctionUnit[] {
  return members.flatMap(({ value }) => (value.kind === "function" ? value.unit : []));
}

/** `@csrf_exempt`, `@method_decorator(csrf_exempt, name="dispatch")` */
function isExempting(decorator: Expression): boolean {
  if (writtenName(decorator) === "csrf_exempt") return true;
  return decorator.kind === "call" && decorator.args.some(({ value }) => writtenName(value) === "csrf_exempt");
}

function asksForSession(decorator: Expression): boolean {
  if (ofSession.test(writtenName(decorator))) return true;
  return decorator.kind === "call" && decorator.args.some(({ value }) => ofSession.test(writtenName(value)));
}

/** Whether a view asks who has the session: `request.user`, `self.request.session`. */
function readsSession(unit: FunctionUnit): boolean {
  return readsOfRequest(unit, /^(user|session)$/);
}

/** Whether a view is meant for requests that change something. */
function takesChanges(unit: FunctionUnit): boolean {
  return /^(post|put|patch|delete)$/.test(unit.name) || readsOfRequest(unit, /^(POST|FILES|body|method)$/);
}

function readsOfRequest({ body }: FunctionUnit, name: RegExp): boolean {
  return someNode(
    body,
    (node) =>
      node.kind === "member" &&
      name.test(node.name) &&
      node.object.kind !== "call" &&
      writtenName(node.object) === "request",
  );
}

function changes(unit: FunctionUnit): boolean {
  if (!takesChanges(unit)) return false;
  return someNode(
    unit.body,
    (node) => node.kind === "call" && node.callee.kind === "member" && changing.test(node.callee.name),
  );
}

/** `http.csrf().disable()`, `http.csrf(csrf -> csrf.disable())`, `http.csrf(AbstractHttpConfigurer::disable)` */
function chainsWithout(module: Module, see: Parameters<Check>[1]): void {
  const off = new Map<FunctionUnit, Expression>();
  const signedIn = new Set<FunctionUnit>();
  walk(module.top, {
    expression(expression, unit) {
      if (expression.kind !== "call" || expression.callee.kind !== "member") return;
      const { name, object } = expression.callee;
      const [first] = expression.args;
      if (logins.test(name)) signedIn.add(unit);
      const isOff =
        name === "csrf"
          ? first !== undefined && /\bdisable\b/.test(module.text.slice(first.value.start, first.value.end))
          : name === "disable" && object.kind === "call" && writtenName(object) === "csrf";
      if (isOff) off.set(unit, expression);
    },
  });
  for (const [unit, { start, end }] of off) {
    const isStateless = module.text.slice(unit.start, unit.end).includes("STATELESS");
    if (signedIn.has(unit) && !isStateless)
      see({ rule: "csrf-protection-off", at: { start, end }, unit, what: unit.name });
  }
}
