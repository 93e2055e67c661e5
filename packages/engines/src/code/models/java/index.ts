import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const shells = ["sh", "bash", "/bin/sh", "/bin/bash", "cmd", "cmd.exe", "powershell", "powershell.exe"];
const readers = [
  ...namesOf("java.io", "FileInputStream FileOutputStream FileReader FileWriter RandomAccessFile"),
  ...namesOf("java.util", "zip.ZipFile jar.JarFile"),
  "java.nio.channels.FileChannel.open",
];
const onPaths =
  "newInputStream newOutputStream newBufferedReader newBufferedWriter newByteChannel readAllBytes readAllLines readString lines write writeString delete deleteIfExists createFile createDirectory createDirectories list walk walkFileTree find newDirectoryStream createTempFile exists isDirectory isRegularFile size";
const onCommonsFiles =
  "cleanDirectory copyDirectory copyFile deleteDirectory deleteQuietly forceDelete forceMkdir iterateFiles lineIterator listFiles moveFile openInputStream openOutputStream readFileToByteArray readFileToString readLines touch write writeByteArrayToFile writeLines writeStringToFile";
const onFiles =
  "delete deleteOnExit exists createNewFile mkdir mkdirs list listFiles renameTo length isFile isDirectory canRead setReadable";

/** The Java SE class library: https://docs.oracle.com/en/java/javase/21/docs/api/ */
export const javaBuiltins: LibraryModel = {
  library: "java",
  language: "java",
  endings: ["java.lang.System.exit"],
  assertions: [
    ...namesOf("org.springframework.util.Assert", "isTrue state"),
    ...namesOf("com.google.common.base.Preconditions", "checkArgument checkState"),
    ...namesOf("com.google.common.base.Verify", "verify"),
    ...["org.apache.commons.lang3", "org.apache.commons.lang"].flatMap((library) =>
      namesOf(`${library}.Validate`, "isTrue validState"),
    ),
  ],
  types: [
    { of: ["java.lang.Runtime.getRuntime()"], is: "java.lang.Runtime()" },
    {
      of: ["java.nio.file.Paths.get()", "java.nio.file.Path.of()", "java.io.File().toPath()"],
      is: "java.nio.file.Path()",
    },
    {
      of: namesOf("java.nio.file.Path()", "resolve() normalize() toAbsolutePath() resolveSibling()"),
      is: "java.nio.file.Path()",
    },
    {
      of: [
        "java.nio.file.Path().toFile()",
        ...namesOf("java.io.File()", "getAbsoluteFile() getCanonicalFile() getParentFile()"),
      ],
      is: "java.io.File()",
    },
    { of: ["java.net.URI().toURL()"], is: "java.net.URL()" },
    { of: ["java.net.URI.create()"], is: "java.net.URI()" },
  ],
  sources: [
    { read: ["java.lang.System.getenv()"], label: "command line", what: "the environment (System.getenv)" },
    { read: ["java.lang.System.console().readLine()"], label: "command line", what: "the terminal" },
  ],
  sinks: [
    {
      call: ["java.lang.Runtime().exec"],
      argument: [0],
      rule: "command-injection",
      when: [{ argument: 0, isNotList: true }],
      examples: {
        bad: 'Runtime.getRuntime().exec("ls " + input)',
        good: 'new ProcessBuilder("ls", "--", input).start()',
      },
    },
    {
      call: ["java.lang.Runtime().exec"],
      argument: [0],
      isDeep: true,
      rule: "command-injection",
      when: [{ argument: 0, option: "0", equals: shells }],
      examples: {
        bad: 'Runtime.getRuntime().exec(new String[] {"sh", "-c", "ls " + input})',
        good: 'Runtime.getRuntime().exec(new String[] {"ls", "--", input})',
      },
    },
    {
      call: ["java.lang.Runtime().exec"],
      argument: [1],
      isDeep: true,
      rule: "command-injection",
      examples: {
        bad: 'Runtime.getRuntime().exec("ls", new String[] {input})',
        good: 'Runtime.getRuntime().exec("ls", new String[] {"LANG=C"})',
      },
    },
    {
      call: ["java.lang.ProcessBuilder", "java.lang.ProcessBuilder().command"],
      argument: ["*"],
      isDeep: true,
      rule: "command-injection",
      when: [{ argument: 0, option: "0", equals: shells }],
      examples: {
        bad: 'new ProcessBuilder(java.util.List.of("sh", "-c", "ls " + input)).start()',
        good: 'new ProcessBuilder(java.util.List.of("ls", "--", input)).start()',
      },
    },
    {
      call: ["java.lang.ProcessBuilder", "java.lang.ProcessBuilder().command"],
      argument: ["*"],
      rule: "command-injection",
      when: [{ argument: 0, equals: shells }],
      examples: {
        bad: 'new ProcessBuilder("sh", "-c", "ls " + input).start()',
        good: 'new ProcessBuilder("ls", "--", input).start()',
      },
    },
    {
      // The program's name is the first of the list.
      call: ["java.lang.ProcessBuilder", "java.lang.ProcessBuilder().command", "java.lang.Runtime().exec"],
      argument: [0],
      option: "0",
      rule: "command-injection",
      examples: {
        bad: 'new ProcessBuilder(java.util.List.of(input, "-v")).start()',
        good: 'new ProcessBuilder(java.util.List.of("ls", "--", input)).start()',
      },
    },
    {
      call: readers,
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'new java.io.FileInputStream("/srv/files/" + input)',
        good: 'new java.io.FileInputStream("/srv/files/" + org.apache.commons.io.FilenameUtils.getName(input))',
      },
    },
    {
      call: namesOf("java.io.File()", onFiles),
      argument: ["receiver"],
      rule: "path-traversal",
      examples: {
        bad: 'new java.io.File("/srv/files", input).delete()',
        good: 'java.io.File file = new java.io.File("/srv/files", input); if (!file.getCanonicalPath().startsWith("/srv/files/")) { throw new SecurityException(); } file.delete()',
      },
    },
    {
      call: namesOf("java.nio.file.Files", onPaths),
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'java.nio.file.Files.readAllBytes(java.nio.file.Paths.get("/srv/files", input))',
        good: 'java.nio.file.Path path = java.nio.file.Paths.get("/srv/files").resolve(input).normalize(); if (!path.startsWith("/srv/files")) { throw new SecurityException(); } java.nio.file.Files.readAllBytes(path)',
      },
    },
    {
      call: ["java.nio.file.Files.copy"],
      argument: [0],
      rule: "path-traversal",
      // What is copied may be a stream, which was opened before.
      when: [{ argument: 0, isNamed: ["java.nio.file.Path()", "java.io.File()"] }],
      examples: {
        bad: 'java.nio.file.Files.copy(java.nio.file.Path.of("/srv/files", input), java.nio.file.Path.of("/srv/a"))',
        good: 'java.nio.file.Files.copy(request.getInputStream(), java.nio.file.Path.of("/srv/a"))',
      },
    },
    {
      call: ["java.nio.file.Files.copy"],
      argument: [1],
      rule: "path-traversal",
      examples: {
        bad: 'java.nio.file.Files.copy(java.nio.file.Path.of("/tmp/a"), java.nio.file.Path.of("/srv/files", input))',
        good: 'java.nio.file.Files.copy(java.nio.file.Path.of("/tmp/a"), java.nio.file.Path.of("/srv/files/a"))',
      },
    },
    {
      call: namesOf("org.apache.commons.io.FileUtils", onCommonsFiles),
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'org.apache.commons.io.FileUtils.readFileToString(new java.io.File("/srv/files", input))',
        good: 'org.apache.commons.io.FileUtils.writeStringToFile(new java.io.File("/srv/files/a"), input)',
      },
    },
    {
      call: namesOf(
        "org.apache.commons.io.FileUtils",
        "copyFile copyDirectory copyInputStreamToFile copyToFile copyURLToFile moveFile moveDirectory moveFileToDirectory",
      ),
      argument: [1],
      rule: "path-traversal",
      examples: {
        bad: 'org.apache.commons.io.FileUtils.copyInputStreamToFile(request.getInputStream(), new java.io.File("/srv/files", input))',
        good: 'org.apache.commons.io.FileUtils.copyInputStreamToFile(request.getInputStream(), new java.io.File("/srv/files/a"))',
      },
    },
    {
      call: ["java.util.Scanner", "javax.imageio.ImageIO.read"],
      argument: [0],
      rule: "path-traversal",
      when: [{ argument: 0, isNamed: ["java.nio.file.Path()", "java.io.File()"] }],
      examples: {
        bad: 'new java.util.Scanner(new java.io.File("/srv/files", input))',
        good: "new java.util.Scanner(input)",
      },
    },
    {
      call: ["java.nio.file.Files.move"],
      argument: [0, 1],
      rule: "path-traversal",
      examples: {
        bad: 'java.nio.file.Files.move(java.nio.file.Path.of("/tmp/a"), java.nio.file.Path.of("/srv/files", input))',
        good: 'java.nio.file.Files.move(java.nio.file.Path.of("/tmp/a"), java.nio.file.Path.of("/srv/files/a"))',
      },
    },
    {
      call: namesOf("java.net.URL()", "openConnection openStream getContent"),
      argument: ["receiver"],
      rule: "server-side-request-forgery",
      examples: {
        bad: "new java.net.URL(input).openStream()",
        good: 'new java.net.URL("https://api.example.com/items?q=" + input).openStream()',
      },
    },
    {
      call: ["java.net.http.HttpRequest.newBuilder", "java.net.http.HttpRequest.newBuilder().uri"],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "java.net.http.HttpRequest.newBuilder(java.net.URI.create(input))",
        good: 'java.net.http.HttpRequest.newBuilder(java.net.URI.create("https://api.example.com/" + input))',
      },
    },
    {
      call: [
        "org.jsoup.Jsoup.connect",
        "okhttp3.Request.Builder().url",
        ...namesOf("org.apache.http.client.methods", "HttpGet HttpPost HttpPut HttpDelete HttpPatch HttpHead"),
        ...namesOf(
          "org.apache.hc.client5.http.classic.methods",
          "HttpGet HttpPost HttpPut HttpDelete HttpPatch HttpHead",
        ),
        "org.apache.commons.httpclient.methods.GetMethod",
      ],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "org.jsoup.Jsoup.connect(input).get()",
        good: 'org.jsoup.Jsoup.connect("https://api.example.com/items?q=" + input).get()',
      },
    },
    {
      // The same name reads streams, which were opened before.
      call: [...namesOf("org.apache.commons.io.IOUtils", "toByteArray toString"), "javax.imageio.ImageIO.read"],
      argument: [0],
      rule: "server-side-request-forgery",
      when: [{ argument: 0, isNamed: ["java.net.URL()", "java.net.URI()"] }],
      examples: {
        bad: "org.apache.commons.io.IOUtils.toByteArray(new java.net.URL(input))",
        good: "org.apache.commons.io.IOUtils.toByteArray(new java.io.ByteArrayInputStream(input.getBytes()))",
      },
    },
    {
      call: ["java.net.Socket", "java.net.InetSocketAddress"],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: { bad: "new java.net.Socket(input, 80)", good: 'new java.net.Socket("mail.example.com", 25)' },
    },
    {
      call: namesOf("javax.script.ScriptEngine()", "eval compile"),
      argument: [0],
      rule: "code-injection",
      examples: {
        bad: "javax.script.ScriptEngine engine = find(); engine.eval(input)",
        good: 'javax.script.ScriptEngine engine = find(); engine.eval("1 + 1")',
      },
    },
    {
      call: [
        ...namesOf("javax.naming.Context()", "lookup lookupLink"),
        ...namesOf("javax.naming.InitialContext()", "lookup lookupLink doLookup"),
        "javax.naming.InitialContext.doLookup",
      ],
      argument: [0],
      rule: "unsafe-deserialization",
      examples: {
        bad: "new javax.naming.InitialContext().lookup(input)",
        good: 'String name = input; if (!name.startsWith("java:")) return; new javax.naming.InitialContext().lookup(name)',
      },
    },
    {
      call: namesOf("javax.naming.directory.DirContext()", "search"),
      argument: [0, 1],
      rule: "ldap-injection",
      examples: {
        bad: 'javax.naming.directory.DirContext context = find(); context.search("ou=people", "(uid=" + input + ")", null)',
        good: 'javax.naming.directory.DirContext context = find(); context.search("ou=people", "(uid={0})", new Object[] {input}, null)',
      },
    },
    {
      call: namesOf("javax.xml.xpath.XPath()", "evaluate compile evaluateExpression"),
      argument: [0],
      rule: "xpath-injection",
      examples: {
        bad: 'javax.xml.xpath.XPathFactory.newInstance().newXPath().compile("/users/user[@name=\'" + input + "\']")',
        good: 'javax.xml.xpath.XPathFactory.newInstance().newXPath().compile("/users/user[@name=$name]")',
      },
    },
    {
      call: ["java.util.regex.Pattern.compile", "java.util.regex.Pattern.matches"],
      argument: [0],
      rule: "regex-injection",
      examples: {
        bad: "java.util.regex.Pattern.compile(input)",
        good: "java.util.regex.Pattern.compile(java.util.regex.Pattern.quote(input))",
      },
    },
    {
      call: namesOf("java.lang.String()", "matches replaceAll replaceFirst split"),
      argument: [0],
      rule: "regex-injection",
      examples: { bad: '"abc".matches(input)', good: 'input.matches("[a-z]+")' },
    },
    {
      call: namesOf("java.util.logging.Logger()", "info warning severe fine finer finest config log"),
      argument: ["*"],
      rule: "log-injection",
      examples: {
        bad: 'java.util.logging.Logger.getLogger("a").info("no such item: " + input)',
        good: 'java.util.logging.Logger.getLogger("a").info("no such item: " + input.replaceAll("[\\\\r\\\\n]", "_"))',
      },
    },
    {
      call: [
        "javax.xml.parsers.DocumentBuilder().parse",
        "javax.xml.parsers.SAXParser().parse",
        "org.xml.sax.XMLReader().parse",
        "org.dom4j.io.SAXReader().read",
        "org.jdom.input.SAXBuilder().build",
        "org.jdom2.input.SAXBuilder().build",
        "org.apache.commons.digester3.Digester().parse",
        "org.apache.commons.digester.Digester().parse",
        ...namesOf("javax.xml.stream.XMLInputFactory()", "createXMLStreamReader createXMLEventReader"),
        "javax.xml.transform.Transformer().transform",
        "javax.xml.validation.SchemaFactory().newSchema",
        "javax.xml.validation.Validator().validate",
      ],
      argument: [0],
      rule: "xml-external-entities",
      when: [{ argument: "receiver", option: "isHardened", orAbsent: true, equals: [false] }],
      examples: {
        bad: "javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(request.getInputStream())",
        good: 'javax.xml.parsers.DocumentBuilderFactory factory = javax.xml.parsers.DocumentBuilderFactory.newInstance(); factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true); factory.newDocumentBuilder().parse(request.getInputStream())',
      },
    },
  ],
  launches: [
    {
      call: ["java.lang.Runtime().exec", "java.lang.ProcessBuilder", "java.lang.ProcessBuilder().command"],
      examples: {
        bad: 'new ProcessBuilder("git", "clone", input).start()',
        good: 'new ProcessBuilder("git", "clone", "--", input).start()',
      },
    },
  ],
  sanitizers: [
    {
      call: ["java.net.URLEncoder.encode"],
      safe: ["url", "redirect", "html", "sql", "xpath", "header", "log", "path", "shell", "code"],
    },
    { call: ["java.util.regex.Pattern.quote"], safe: ["regex"] },
    { call: ["java.io.File().getName", "java.nio.file.Path().getFileName"], safe: ["path"] },
    { call: ["java.lang.Math.abs", "java.lang.Math.min", "java.lang.Math.max"], safe: "every" },
  ],
  propagators: [
    { call: ["java.nio.file.Paths.get", "java.nio.file.Path.of", "java.io.File"], from: ["*"] },
    // A document that was read before.
    { call: ["javax.xml.transform.dom.DOMSource"], from: [], gives: "nothing" },
    { call: ["java.nio.file.Path().resolve", "java.nio.file.Path().resolveSibling"], from: ["receiver", 0] },
    { call: namesOf("java.nio.file.Path()", "toFile toString toUri"), from: ["receiver"], gives: "same" },
    { call: namesOf("java.nio.file.Path()", "normalize toRealPath"), from: ["receiver"], gives: "canonical path" },
    { call: ["java.nio.file.Path().toAbsolutePath"], from: ["receiver"] },
    {
      call: namesOf("java.io.File()", "getCanonicalPath getCanonicalFile"),
      from: ["receiver"],
      gives: "canonical path",
    },
    {
      call: namesOf("java.io.File()", "getPath getAbsolutePath getAbsoluteFile toPath toString"),
      from: ["receiver"],
    },
    { call: namesOf("java.io.File()", "getParent getParentFile"), from: ["receiver"], gives: "same" },
    {
      call: ["java.net.URLDecoder.decode"],
      from: [0],
      cancels: ["url", "redirect", "html", "sql", "xpath", "header", "log", "path", "shell"],
    },
    { call: ["java.net.URL", "java.net.URI", "java.net.URI.create"], from: ["*"], gives: "parsed url" },
    {
      call: [
        ...namesOf("java.net.URI()", "getHost getAuthority"),
        ...namesOf("java.net.URL()", "getHost getAuthority"),
      ],
      from: ["receiver"],
      gives: "host",
    },
    { call: ["java.net.URI().toURL", "java.net.URL().toString", "java.net.URI().toString"], from: ["receiver"] },
    {
      call: namesOf("java.util.Base64.getDecoder()", "decode"),
      from: [0],
      cancels: ["html", "sql", "xpath", "shell", "path", "url", "redirect", "ldap"],
    },
    { call: namesOf("java.util.Base64.getEncoder()", "encode encodeToString"), from: [0] },
    {
      call: [
        "java.io.ByteArrayInputStream",
        "java.io.StringReader",
        "java.io.BufferedReader",
        "java.io.InputStreamReader",
        "java.io.ObjectInputStream",
        "java.beans.XMLDecoder",
        "java.util.Scanner",
        "java.util.StringTokenizer",
        "org.xml.sax.InputSource",
        "javax.xml.transform.stream.StreamSource",
        "java.io.BufferedInputStream",
      ],
      from: [0],
    },
    {
      call: ["java.io.BufferedReader().readLine", "java.io.InputStream().readAllBytes", "java.io.Reader().read"],
      from: ["receiver"],
    },
  ],
  predicates: [
    {
      call: ["java.io.File().isAbsolute", "java.nio.file.Path().isAbsolute"],
      argument: "receiver",
      safe: ["path root"],
      when: "false",
    },
    { call: ["java.nio.file.Path().startsWith"], argument: "receiver", safe: ["path"] },
    { call: ["java.lang.Character.isDigit", "java.lang.Character.isLetterOrDigit"], argument: 0, safe: "every" },
  ],
};
