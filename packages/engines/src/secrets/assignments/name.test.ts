import { expect, test } from "vitest";
import { classify, wordsOf } from "./name.ts";

test.each([
  ["DB_PASSWORD", "password"],
  ["dbPassword", "password"],
  ["spring.datasource.password", "password"],
  ["mysql_root_password_prod", "password"],
  ["ftpPass", "password"],
  ["requirepass", "password"],
  ["sshPassphrase", "password"],
  ["pwd", "password"],
  ["bindpw", "password"],
  ["client_secret", "secret"],
  ["secretKeyBase", "secret"],
  ["X-Auth-Token", "secret"],
  ["OPENAI_API_KEY", "secret"],
  ["cacheKey", "key"],
  ["auth", "key"],
  ["passwordHint", undefined],
  ["password_reset_url", undefined],
  ["forgotPassword", undefined],
  ["hasPassword", undefined],
  ["accessKeyId", undefined],
  ["publicKey", undefined],
  ["publicKeyToken", undefined],
  ["tokenType", undefined],
  ["minipass", undefined],
  ["compass", undefined],
  ["bypass", undefined],
  ["author", undefined],
  ["keyboard", undefined],
  ["csrfToken", undefined],
])("%s is %s", (name, expected) => {
  expect(classify(wordsOf(name))).toBe(expected);
});
