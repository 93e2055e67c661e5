import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const weakHash = /^(MD2|MD4|MD5|SHA-?1|SHA)$/i;
const weakCipher =
  /^(DES|DESede|TripleDES|RC2|RC4|ARCFOUR|Blowfish)\b|^AES$|^(?!RSA\b)[^/]*\/ECB\/|^RSA\/\w+\/NoPadding$/i;
const escapesHtml = [
  "org.springframework.web.util.HtmlUtils.htmlEscape",
  ...namesOf("org.apache.commons.lang.StringEscapeUtils", "escapeHtml escapeXml"),
  ...namesOf("org.apache.commons.lang3.StringEscapeUtils", "escapeHtml3 escapeHtml4 escapeXml10 escapeXml11"),
  ...namesOf("org.apache.commons.text.StringEscapeUtils", "escapeHtml3 escapeHtml4 escapeXml10 escapeXml11"),
  ...namesOf("org.owasp.encoder.Encode", "forHtml forHtmlContent forHtmlAttribute forXml"),
  "com.google.common.html.HtmlEscapers.htmlEscaper().escape",
  ...namesOf("org.owasp.esapi.Encoder()", "encodeForHTML encodeForHTMLAttribute encodeForXML"),
];

/** Cryptography and randomness of the JDK, and the encoders that programs use against injection. */
export const javaSecurity: LibraryModel = {
  library: "java-security",
  language: "java",
  types: [
    { of: ["org.owasp.esapi.ESAPI.encoder()"], is: "org.owasp.esapi.Encoder()" },
    {
      of: namesOf("java.security.SecureRandom", "getInstance() getInstanceStrong()"),
      is: "java.security.SecureRandom()",
    },
    { of: ["javax.xml.xpath.XPathFactory.newInstance().newXPath()"], is: "javax.xml.xpath.XPath()" },
    { of: ["javax.xml.xpath.XPathFactory().newXPath()"], is: "javax.xml.xpath.XPath()" },
    {
      of: [
        "javax.naming.directory.InitialDirContext()",
        "javax.naming.ldap.InitialLdapContext()",
        "javax.naming.ldap.LdapContext()",
      ],
      is: "javax.naming.directory.DirContext()",
    },
    {
      of: ["javax.xml.parsers.DocumentBuilderFactory.newInstance()"],
      is: "javax.xml.parsers.DocumentBuilderFactory()",
    },
    {
      of: ["javax.xml.parsers.DocumentBuilderFactory().newDocumentBuilder()"],
      is: "javax.xml.parsers.DocumentBuilder()",
    },
    {
      of: namesOf("javax.xml.stream.XMLInputFactory", "newInstance() newFactory()"),
      is: "javax.xml.stream.XMLInputFactory()",
    },
    { of: ["javax.xml.transform.TransformerFactory.newInstance()"], is: "javax.xml.transform.TransformerFactory()" },
    { of: ["javax.xml.validation.SchemaFactory.newInstance()"], is: "javax.xml.validation.SchemaFactory()" },
    { of: ["javax.xml.validation.SchemaFactory().newSchema()"], is: "javax.xml.validation.Schema()" },
    { of: ["javax.xml.validation.Schema().newValidator()"], is: "javax.xml.validation.Validator()" },
    { of: ["javax.xml.parsers.SAXParserFactory.newInstance()"], is: "javax.xml.parsers.SAXParserFactory()" },
    { of: ["javax.xml.parsers.SAXParserFactory().newSAXParser()"], is: "javax.xml.parsers.SAXParser()" },
    {
      of: ["org.xml.sax.helpers.XMLReaderFactory.createXMLReader()", "javax.xml.parsers.SAXParser().getXMLReader()"],
      is: "org.xml.sax.XMLReader()",
    },
    { of: ["java.util.logging.Logger.getLogger()"], is: "java.util.logging.Logger()" },
  ],
  misuses: [
    {
      call: ["java.security.MessageDigest.getInstance"],
      rule: "weak-hash",
      when: [{ argument: 0, matches: weakHash }],
      examples: {
        bad: 'java.security.MessageDigest.getInstance("MD5")',
        good: 'java.security.MessageDigest.getInstance("SHA-256")',
      },
    },
    {
      call: namesOf(
        "org.apache.commons.codec.digest.DigestUtils",
        "md5 md5Hex sha1 sha1Hex sha shaHex getMd5Digest getSha1Digest",
      ),
      rule: "weak-hash",
      when: [],
      examples: {
        bad: 'org.apache.commons.codec.digest.DigestUtils.md5Hex("a")',
        good: 'org.apache.commons.codec.digest.DigestUtils.sha256Hex("a")',
      },
    },
    {
      call: ["javax.crypto.Cipher.getInstance"],
      rule: "weak-cipher",
      when: [{ argument: 0, matches: weakCipher }],
      examples: {
        bad: 'javax.crypto.Cipher.getInstance("DES/CBC/PKCS5Padding")',
        good: 'javax.crypto.Cipher.getInstance("AES/GCM/NoPadding")',
      },
    },
    {
      call: ["java.util.Random", "java.util.concurrent.ThreadLocalRandom.current"],
      rule: "weak-random",
      when: [],
      examples: { bad: "new java.util.Random().nextInt()", good: "new java.security.SecureRandom().nextInt()" },
    },
    {
      call: [
        "java.lang.Math.random",
        ...namesOf(
          "org.apache.commons.lang3.RandomStringUtils",
          "random randomAlphanumeric randomAlphabetic randomNumeric",
        ),
      ],
      rule: "weak-random",
      when: [],
      examples: { bad: "Math.random()", good: "new java.security.SecureRandom().nextDouble()" },
    },
  ],
  propagators: [
    {
      call: namesOf(
        "org.apache.commons.codec.binary.Base64",
        "encodeBase64 encodeBase64String encodeBase64URLSafeString",
      ),
      from: [0],
    },
    {
      call: ["org.apache.commons.codec.binary.Base64.decodeBase64", "org.apache.commons.codec.binary.Hex.decodeHex"],
      from: [0],
      cancels: ["html", "sql", "xpath", "shell", "path", "url", "redirect", "ldap"],
    },
  ],
  sanitizers: [
    { call: escapesHtml, safe: ["html"] },
    { call: ["org.owasp.esapi.Encoder().encodeForSQL"], safe: ["sql"] },
    { call: ["org.owasp.esapi.Encoder().encodeForLDAP", "org.owasp.esapi.Encoder().encodeForDN"], safe: ["ldap"] },
    { call: ["org.owasp.esapi.Encoder().encodeForXPath"], safe: ["xpath"] },
    { call: ["org.owasp.esapi.Encoder().encodeForOS"], safe: ["shell"] },
    { call: ["org.owasp.esapi.Encoder().encodeForURL"], safe: ["url", "redirect", "html"] },
    { call: ["org.owasp.encoder.Encode.forUriComponent"], safe: ["url", "redirect", "html"] },
    { call: ["org.apache.commons.io.FilenameUtils.getName"], safe: ["path"] },
    {
      call: [
        "org.springframework.ldap.support.LdapEncoder.filterEncode",
        "org.springframework.ldap.support.LdapEncoder.nameEncode",
      ],
      safe: ["ldap"],
    },
    { call: ["org.jsoup.Jsoup.clean"], safe: ["html"] },
  ],
};
