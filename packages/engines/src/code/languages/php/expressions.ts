import type { Expression } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { numberOf, unescapeQuoted, unescapeSequence } from "./literals.ts";
import { OperatorLowering } from "./operators.ts";

/** What casts are called as functions: https://www.php.net/manual/en/language.types.type-juggling.php */
const casts: Readonly<Record<string, string>> = {
  int: "intval",
  integer: "intval",
  float: "floatval",
  double: "floatval",
  real: "floatval",
  bool: "boolval",
  boolean: "boolval",
  string: "strval",
};

/** Expressions of PHP. */
export abstract class ExpressionLowering extends OperatorLowering {
  protected expressionAt(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "variable_name":
        return this.variable(span, tree.source(node));
      case "dynamic_variable_name":
        return this.dynamicVariable(node);
      case "name":
      case "qualified_name":
      case "relative_name":
        return this.named(node);
      case "string":
        return this.text(node, unescapeQuoted);
      case "encapsed_string":
        return this.text(node, unescapeSequence);
      case "heredoc":
      case "nowdoc":
        return this.text(tree.child(node, "value"), unescapeSequence, span);
      case "shell_command_expression":
        return this.ownCall(span, "shell_exec", [{ ...this.text(node, unescapeSequence), ...span }]);
      case "integer":
      case "float":
        return { ...span, kind: "constant", value: numberOf(tree.source(node)) };
      case "boolean":
        return { ...span, kind: "constant", value: tree.source(node).toLowerCase() === "true" };
      case "null":
        return { ...span, kind: "constant", value: null };
      case "member_access_expression":
      case "nullsafe_member_access_expression":
        return this.member(node, "object");
      case "scoped_property_access_expression":
        return this.scopedProperty(node);
      case "class_constant_access_expression":
        return this.classConstant(node);
      case "subscript_expression":
        return this.subscript(node);
      case "function_call_expression":
        return this.functionCall(node);
      case "member_call_expression":
      case "nullsafe_member_call_expression":
      case "scoped_call_expression":
        return this.methodCall(node);
      case "object_creation_expression":
        return this.creation(node);
      case "assignment_expression":
      case "reference_assignment_expression":
        return {
          ...span,
          kind: "assign",
          value: this.expression(tree.child(node, "right")),
          target: this.pattern(tree.child(node, "left")),
        };
      case "augmented_assignment_expression":
        return this.augmented(node);
      case "update_expression": {
        const target = tree.child(node, "argument");
        const one: Expression = { ...span, kind: "constant", value: 1 };
        const value: Expression = { ...span, kind: "binary", operator: "-", left: this.expression(target), right: one };
        return { ...span, kind: "assign", target: this.pattern(target), value };
      }
      case "binary_expression":
        return this.binary(node);
      case "unary_op_expression": {
        const operand = this.expression(tree.child(node, "argument"));
        const operator = tree.source(tree.child(node, "operator"));
        if (operator === "!") return { ...span, kind: "unary", operator: "not", operand };
        return { ...span, kind: "unary", operator: operator === "-" ? "-" : operator === "+" ? "+" : "~", operand };
      }
      case "conditional_expression": {
        const test = tree.child(node, "condition");
        const body = tree.child(node, "body");
        return body === none
          ? this.logical(span, "or", test, tree.child(node, "alternative"))
          : {
              ...span,
              kind: "conditional",
              test: this.expression(test),
              consequence: this.expression(body),
              alternative: this.expression(tree.child(node, "alternative")),
            };
      }
      case "match_expression":
        return this.match(node);
      case "cast_expression": {
        const type = tree.source(tree.child(node, "type")).trim().toLowerCase();
        const value = this.expression(tree.child(node, "value"));
        const cast = casts[type];
        return cast === undefined ? value : this.ownCall(span, cast, [value]);
      }
      case "array_creation_expression":
        return this.array(node);
      case "anonymous_function":
      case "arrow_function":
        return this.functionValue(node);
      case "include_expression":
      case "include_once_expression":
      case "require_expression":
      case "require_once_expression":
        return this.ownCall(span, "include", [this.expression(tree.first(node))]);
      case "print_intrinsic":
        return this.ownCall(span, "print", [this.expression(tree.first(node))]);
      // What it throws is nobody's value: nothing comes after it, as after `exit`.
      case "throw_expression":
        return this.ownCall(span, "exit", []);
      case "exit_statement":
        return this.ownCall(span, "exit", this.expressions(tree.children(node)));
      case "parenthesized_expression":
      case "error_suppression_expression":
      case "clone_expression":
      case "by_ref":
      case "variadic_unpacking":
        return this.expression(tree.first(node));
      case "yield_expression":
        return { ...span, kind: "yield", operand: this.optional(tree.first(node)) };
      case "ERROR":
        return this.broken(node);
      default:
        return this.other(node);
    }
  }
}
