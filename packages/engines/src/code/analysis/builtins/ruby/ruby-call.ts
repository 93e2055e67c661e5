import type { Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";

/** One of Ruby's own methods: what it is called on comes first among its values. */
export interface RubyCall {
  readonly name: string;
  readonly receiver: Value;
  readonly values: readonly Value[];
  readonly block: Value | undefined;
  readonly site: CallSite;
}
