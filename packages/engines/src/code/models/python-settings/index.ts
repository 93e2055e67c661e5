import type { LibraryModel } from "../contract.ts";
import { connections } from "./connections.ts";
import { cryptography } from "./cryptography.ts";
import { files } from "./files.ts";
import { markup } from "./markup.ts";
import { parsers } from "./parsers.ts";
import { processes } from "./processes.ts";

/** Modules that a name nothing binds is taken for: what a star import or the program around the text brings in. */
const standard =
  "base64 ftplib hashlib io json logging marshal os pickle random re shelve shutil socket sqlite3 ssl subprocess sys tarfile telnetlib tempfile urllib uuid zipfile";

/** What programs in Python leave open by their settings, and what a reviewer looks at first. */
export const pythonSettings: LibraryModel = {
  library: "python-settings",
  language: "python",
  types: [
    { of: ["six.moves.urllib.request"], is: "urllib.request" },
    { of: ["tarfile.TarFile()", "tarfile.TarFile.open()"], is: "tarfile.open()" },
    ...standard.split(" ").map((module) => ({ of: [`builtins.${module}`], is: module })),
  ],
  misuses: [...processes, ...parsers, ...cryptography, ...connections, ...files, ...markup],
};
