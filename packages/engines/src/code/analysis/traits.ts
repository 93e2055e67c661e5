import type { LanguageId } from "../ir/index.ts";

/** How languages differ where the analysis is shared. */
export interface Traits {
  /** What names of the language itself begin with. */
  readonly ownNames: string;
  /** The method that makes an object ready. */
  readonly initializer: string | undefined;
  /** Fields have their values before the initializer runs. */
  readonly initializesFields: boolean;
  /** A field of which only the class is declared gets an object of it when it is first read. */
  readonly fillsFieldsLate: boolean;
  /** Methods name the object they are called on as their first parameter. */
  readonly namesSelf: boolean;
  /** What belongs to a class and what to its objects may have the same name. */
  readonly separatesStatic: boolean;
  /** Methods of one name are told apart by how they are called. */
  readonly overloads: boolean;
  /** Parameters and fields have declared types, and what a class declares is all there is under a name. */
  readonly isTyped: boolean;
  /** A class called like a function converts its argument. */
  readonly converts: boolean;
  /** A call may give several results: what libraries give first counts, what they give last is whether it went well. */
  readonly givesSeveral: boolean;
  /** Calls fill objects that they are given, and a field's type says whether text fits in it. */
  readonly fillsObjects: boolean;
  /** Calls put things into lists and arrays that they are given. */
  readonly fillsLists: boolean;
  /** Declared types are checked when a function is called, and every one may be left out. */
  readonly checksTypes: boolean;
  /** A variable becomes an array when something is put into it. */
  readonly makesArrays: boolean;
  /** Whatever is read of an object is called: without arguments, a call gives the same each time. */
  readonly asksByCalls: boolean;
  /** Names of methods begin with a capital letter: `GetItem` is what `getItem` is elsewhere. */
  readonly capitalizesMethods: boolean;
}

const plain: Traits = {
  ownNames: "",
  initializer: undefined,
  initializesFields: true,
  fillsFieldsLate: false,
  namesSelf: false,
  separatesStatic: false,
  overloads: false,
  isTyped: false,
  converts: false,
  givesSeveral: false,
  fillsObjects: false,
  fillsLists: false,
  checksTypes: false,
  makesArrays: false,
  asksByCalls: false,
  capitalizesMethods: false,
};

export const traits: Readonly<Record<LanguageId, Traits>> = {
  javascript: { ...plain, ownNames: "global", initializer: "constructor", separatesStatic: true },
  python: { ...plain, ownNames: "builtins", initializer: "__init__", initializesFields: false, namesSelf: true },
  java: {
    ...plain,
    ownNames: "java.lang",
    initializer: "constructor",
    overloads: true,
    isTyped: true,
    fillsLists: true,
  },
  go: {
    ...plain,
    ownNames: "builtin",
    capitalizesMethods: true,
    isTyped: true,
    converts: true,
    givesSeveral: true,
    fillsObjects: true,
    fillsLists: true,
  },
  php: {
    ...plain,
    ownNames: "php",
    initializer: "__construct",
    overloads: true,
    checksTypes: true,
    makesArrays: true,
  },
  ruby: { ...plain, ownNames: "ruby", initializer: "initialize", separatesStatic: true, asksByCalls: true },
  csharp: {
    ...plain,
    ownNames: "csharp",
    capitalizesMethods: true,
    initializer: "constructor",
    fillsFieldsLate: true,
    overloads: true,
    isTyped: true,
  },
};
