/** Values assigned to credential-like names, in any language or configuration format. Finds and judges; it reports nothing. */
export type { Assignment } from "./assignment.ts";
export { isNameByte, nameEndFrom, nameStartFrom } from "./bytes.ts";
export { type Companion, companionsOf, keyPathOf } from "./context.ts";
export { type Circumstances, judge } from "./judge.ts";
export { locate } from "./locate.ts";
export { classify, type NameClass, wordsOf } from "./name.ts";
export { isConfigurationSource, isMinified, isTestPath, isTranslation, type Style, styleOf } from "./style.ts";
export { configPassword, configSecret, genericKey } from "./texts.ts";
