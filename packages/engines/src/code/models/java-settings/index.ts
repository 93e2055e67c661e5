import type { LibraryModel, MisuseModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const keys: readonly MisuseModel[] = [
  {
    call: ["javax.crypto.KeyGenerator.getInstance"],
    rule: "weak-cipher",
    when: [{ argument: 0, matches: /^(DES|RC2|RC4|ARCFOUR|Blowfish)$/i }],
    examples: {
      bad: 'javax.crypto.KeyGenerator.getInstance("Blowfish")',
      good: 'javax.crypto.KeyGenerator.getInstance("AES")',
    },
  },
  {
    // Lengths of RSA and DSA: no elliptic curve is that long.
    call: ["java.security.KeyPairGenerator().initialize"],
    rule: "weak-key-size",
    when: [{ argument: 0, equals: [512, 768, 1024, 1536] }],
    examples: {
      bad: 'java.security.KeyPairGenerator keys = java.security.KeyPairGenerator.getInstance("RSA"); keys.initialize(1024)',
      good: 'java.security.KeyPairGenerator keys = java.security.KeyPairGenerator.getInstance("EC"); keys.initialize(256)',
    },
  },
  {
    call: ["javax.crypto.spec.SecretKeySpec"],
    rule: "hardcoded-credential",
    when: [{ argument: 0, isFixed: true }],
    examples: {
      bad: 'new javax.crypto.spec.SecretKeySpec("not so secret...".getBytes(), "AES")',
      good: 'new javax.crypto.spec.SecretKeySpec(System.getenv("KEY").getBytes(), "AES")',
    },
  },
  {
    call: ["javax.crypto.spec.IvParameterSpec"],
    rule: "fixed-nonce",
    when: [{ argument: 0, isFixed: true }],
    examples: {
      bad: "new javax.crypto.spec.IvParameterSpec(new byte[16])",
      good: "byte[] start = new byte[16]; new java.security.SecureRandom().nextBytes(start); new javax.crypto.spec.IvParameterSpec(start)",
    },
  },
  {
    call: ["javax.crypto.spec.GCMParameterSpec"],
    rule: "fixed-nonce",
    when: [{ argument: 1, isFixed: true }],
    examples: {
      bad: "new javax.crypto.spec.GCMParameterSpec(128, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})",
      good: "byte[] nonce = new byte[12]; new java.security.SecureRandom().nextBytes(nonce); new javax.crypto.spec.GCMParameterSpec(128, nonce)",
    },
  },
  {
    call: ["org.springframework.security.crypto.password.NoOpPasswordEncoder.getInstance"],
    rule: "cleartext-storage",
    when: [],
    examples: {
      bad: "org.springframework.security.crypto.password.NoOpPasswordEncoder.getInstance()",
      good: "new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder()",
    },
  },
];

const verifiers = ["*.setHostnameVerifier", "*.setDefaultHostnameVerifier", "*.setSSLHostnameVerifier"];
const takesAny = [
  ...namesOf("org.apache.http.conn.ssl", "NoopHostnameVerifier.INSTANCE NoopHostnameVerifier()"),
  ...namesOf("org.apache.http.conn.ssl", "AllowAllHostnameVerifier.INSTANCE AllowAllHostnameVerifier()"),
  "org.apache.http.conn.ssl.SSLConnectionSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER",
  "org.apache.http.conn.ssl.SSLSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER",
  ...namesOf("org.apache.hc.client5.http.ssl", "NoopHostnameVerifier.INSTANCE NoopHostnameVerifier()"),
];

const connections: readonly MisuseModel[] = [
  {
    call: ["javax.net.ssl.SSLContext.getInstance"],
    rule: "weak-tls-version",
    when: [{ argument: 0, matches: /^(SSLv2|SSLv3|TLSv1|TLSv1\.1)$/ }],
    examples: {
      bad: 'javax.net.ssl.SSLContext.getInstance("TLSv1.1")',
      good: 'javax.net.ssl.SSLContext.getInstance("TLS")',
    },
  },
  {
    call: ["*.setEnabledProtocols"],
    rule: "weak-tls-version",
    when: [{ argument: 0, includes: ["SSLv2Hello", "SSLv3", "TLSv1", "TLSv1.1"] }],
    examples: {
      bad: 'javax.net.ssl.SSLSocket socket = find(); socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1"})',
      good: 'javax.net.ssl.SSLSocket socket = find(); socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"})',
    },
  },
  {
    call: [...verifiers, "*.hostnameVerifier"],
    rule: "tls-verification-off",
    when: [{ argument: 0, passesAll: true }],
    examples: {
      bad: "javax.net.ssl.HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true)",
      good: 'javax.net.ssl.HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> host.equals("api.example.com"))',
    },
  },
  {
    call: [...verifiers, "*.hostnameVerifier", "org.apache.http.conn.ssl.SSLConnectionSocketFactory"],
    rule: "tls-verification-off",
    when: [{ argument: "*", isNamed: takesAny }],
    examples: {
      bad: "client().setSSLHostnameVerifier(org.apache.http.conn.ssl.NoopHostnameVerifier.INSTANCE)",
      good: "client().setSSLHostnameVerifier(new org.apache.http.conn.ssl.DefaultHostnameVerifier())",
    },
  },
];

/** How programs set up keys, nonces and connections: https://docs.oracle.com/en/java/javase/21/security/ */
export const javaSettings: LibraryModel = {
  library: "java-settings",
  language: "java",
  types: [{ of: ["java.security.KeyPairGenerator.getInstance()"], is: "java.security.KeyPairGenerator()" }],
  misuses: [...keys, ...connections],
};
