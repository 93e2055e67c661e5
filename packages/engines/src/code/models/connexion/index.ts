import type { LibraryModel } from "../contract.ts";

const apps = ["connexion.App()", "connexion.FlaskApp()"];

/** https://connexion.readthedocs.io: an application around one of Flask, whose routes stand in an OpenAPI document. */
export const connexion: LibraryModel = {
  library: "connexion",
  language: "python",
  types: [{ of: apps.map((app) => `${app}.app`), is: "flask.App" }],
  misuses: [
    {
      call: apps.map((app) => `${app}.run`),
      rule: "debug-mode",
      when: [{ argument: "debug", equals: [true] }],
      examples: {
        bad: "import connexion; connexion.App(__name__).run(port=80, debug=True)",
        good: "import connexion; connexion.App(__name__).run(port=80)",
      },
    },
  ],
};
