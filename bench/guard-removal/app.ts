/** Texts of the files of a program, by path. What stands between « and » is a guard that the measurement may take away. */
export type App = Readonly<Record<string, string>>;
