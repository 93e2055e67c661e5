import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const unrestrictedUpload: Rule = {
  id: "unrestricted-upload",
  category: "files",
  title: "An uploaded file keeps the name its sender chose, through {sink}",
  short: "Whoever sends a file also chooses its ending, and so what the server takes it for.",
  description:
    "Below a folder that the server runs code from, a file called `x.php` is code. What a browser says of a file's kind is as untrusted as its name.",
  remediation: {
    php: remedy(
      "php",
      "Give the file a name of your own, with an ending chosen from a fixed list, in a folder that nothing is run from.",
      "$endings = ['image/png' => 'png', 'image/jpeg' => 'jpg'];",
      "$ending = $endings[(new finfo(FILEINFO_MIME_TYPE))->file($_FILES['photo']['tmp_name'])] ?? exit('no image');",
      "move_uploaded_file($_FILES['photo']['tmp_name'], '/srv/photos/' . bin2hex(random_bytes(16)) . '.' . $ending);",
    ),
  },
  cwe: ["CWE-434"],
  owasp: "A04",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/File_Upload_Cheat_Sheet.html"],
  score: 8.8,
  v31: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  context: "trust",
};
