import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const drivers = [
  ["System.Data.SqlClient", "Sql"],
  ["Microsoft.Data.SqlClient", "Sql"],
  ["Microsoft.Data.Sqlite", "Sqlite"],
  ["System.Data.SQLite", "SQLite"],
  ["Npgsql", "Npgsql"],
  ["MySql.Data.MySqlClient", "MySql"],
  ["MySqlConnector", "MySql"],
  ["Oracle.ManagedDataAccess.Client", "Oracle"],
  ["System.Data.Odbc", "Odbc"],
  ["System.Data.OleDb", "OleDb"],
  ["System.Data.Common", "Db"],
  ["System.Data", "IDb"],
] as const;
const ofDrivers = (kind: string) => drivers.map(([owner, prefix]) => `${owner}.${prefix}${kind}`);
const made = (names: readonly string[]) => [...names, ...names.map((name) => `${name}()`)];
const dapper =
  "Query QueryFirst QueryFirstOrDefault QuerySingle QuerySingleOrDefault QueryMultiple Execute ExecuteScalar ExecuteReader";
const entityFramework = "Microsoft.EntityFrameworkCore";
const owned = '"SELECT id FROM orders WHERE owner = \'" + input + "\'"';

/** Databases, directories, documents and templates that .NET programs talk to. */
export const dotnetData: LibraryModel = {
  library: "dotnet-data",
  language: "csharp",
  types: [
    { of: ofDrivers("Command"), is: "System.Data.Common.DbCommand" },
    {
      of: [...ofDrivers("Command").map((name) => `${name}()`), "System.Data.Common.DbConnection().CreateCommand()"],
      is: "System.Data.Common.DbCommand()",
    },
    { of: ofDrivers("Connection"), is: "System.Data.Common.DbConnection" },
    {
      of: [
        ...ofDrivers("Connection").map((name) => `${name}()`),
        `${entityFramework}.DbContext().Database.GetDbConnection()`,
        `${entityFramework}.Infrastructure.DatabaseFacade().GetDbConnection()`,
      ],
      is: "System.Data.Common.DbConnection()",
    },
    {
      of: namesOf(
        "Microsoft.AspNetCore.Identity.EntityFrameworkCore",
        "IdentityDbContext IdentityUserContext ApiAuthorizationDbContext",
      ),
      is: `${entityFramework}.DbContext`,
    },
    { of: [`${entityFramework}.IDbSet()`, "System.Data.Entity.DbSet()"], is: `${entityFramework}.DbSet()` },
    { of: ["System.Data.Entity.DbContext"], is: `${entityFramework}.DbContext` },
    {
      of: made(ofDrivers("DataAdapter")).filter((name) => !name.endsWith(")")),
      is: "System.Data.Common.DbDataAdapter",
    },
    { of: namesOf("System.Xml", "XmlNode() XmlElement() XmlDocument().DocumentElement"), is: "System.Xml.XmlNode()" },
    {
      of: [
        "System.Xml.XPath.XPathDocument().CreateNavigator()",
        "System.Xml.XmlDocument().CreateNavigator()",
        "System.Xml.XmlNode().CreateNavigator()",
      ],
      is: "System.Xml.XPath.XPathNavigator()",
    },
  ],
  sinks: [
    {
      call: ["System.Data.Common.DbCommand", "System.Data.Common.DbDataAdapter"],
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: `var command = new SqlCommand(${owned}, connection)`,
        good: 'var command = new SqlCommand("SELECT id FROM orders WHERE owner = @owner", connection); command.Parameters.AddWithValue("@owner", input)',
      },
    },
    {
      write: ["System.Data.Common.DbCommand().CommandText"],
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: `using var connection = new SqliteConnection(Source); var command = connection.CreateCommand(); command.CommandText = ${owned}`,
        good: 'using var connection = new SqliteConnection(Source); var command = connection.CreateCommand(); command.CommandText = "SELECT id FROM orders WHERE owner = $owner"; command.Parameters.AddWithValue("$owner", input)',
      },
    },
    {
      call: [
        ...namesOf("System.Data.Common.DbConnection()", dapper),
        ...namesOf("System.Data.Common.DbConnection()", dapper.replace(/\S+/g, "$&Async")),
      ],
      argument: [0, "sql"],
      rule: "sql-injection",
      examples: {
        bad: `IDbConnection db = Open(); await db.QueryAsync<int>(${owned})`,
        good: 'IDbConnection db = Open(); await db.QueryAsync<int>("SELECT id FROM orders WHERE owner = @input", new { input })',
      },
    },
    {
      call: namesOf(
        "*",
        "FromSqlRaw ExecuteSqlRaw ExecuteSqlRawAsync SqlQueryRaw ExecuteSqlCommand ExecuteSqlCommandAsync",
      ),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: `var rows = db.Orders.FromSqlRaw(${owned}).ToList()`,
        good: 'var rows = db.Orders.FromSqlRaw("SELECT id FROM orders WHERE owner = {0}", input).ToList()',
      },
    },
    {
      // Of an interpolated text it makes parameters, of a text that is given in a variable it cannot.
      call: ["*.FromSql"],
      argument: [0],
      rule: "sql-injection",
      when: [
        { argument: 0, isNotInterpolated: true },
        { argument: 0, isNotNamed: ["System.FormattableString()"] },
      ],
      examples: {
        bad: `var text = ${owned}; var rows = db.Orders.FromSql(text).ToList()`,
        good: 'var rows = db.Orders.FromSql($"SELECT id FROM orders WHERE owner = {input}").ToList()',
      },
    },
    {
      call: namesOf("*", "CreateSQLQuery CreateSqlQuery CreateQuery"),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'session.CreateQuery("from Item where name = \'" + input + "\'").List()',
        good: 'session.CreateQuery("from Item where name = :name").SetParameter("name", input).List()',
      },
    },
    {
      call: [
        "MongoDB.Bson.BsonDocument.Parse",
        "MongoDB.Bson.Serialization.BsonSerializer.Deserialize",
        "MongoDB.Driver.JsonFilterDefinition",
      ],
      argument: [0],
      rule: "nosql-injection",
      examples: {
        bad: 'var filter = BsonDocument.Parse("{ owner: \'" + input + "\' }")',
        good: 'var filter = new BsonDocument("owner", input)',
      },
    },
    {
      call: namesOf(
        "MongoDB.Driver.IMongoCollection()",
        "Find FindAsync DeleteOne DeleteMany UpdateOne CountDocuments",
      ),
      argument: [0],
      rule: "nosql-injection",
      examples: {
        bad: 'MongoDB.Driver.IMongoCollection<Order> orders = Open(); orders.Find("{ owner: \'" + input + "\' }")',
        good: "MongoDB.Driver.IMongoCollection<Order> orders = Open(); orders.Find(order => order.Owner == input)",
      },
    },
    {
      write: ["System.DirectoryServices.DirectorySearcher().Filter", "System.DirectoryServices.DirectoryEntry().Path"],
      argument: [0],
      rule: "ldap-injection",
      examples: {
        bad: 'var searcher = new DirectorySearcher(); searcher.Filter = "(uid=" + input + ")"',
        good: 'var searcher = new DirectorySearcher(); searcher.Filter = "(uid=" + Encoder.LdapFilterEncode(input) + ")"',
      },
    },
    {
      call: [
        ...namesOf("System.DirectoryServices", "DirectorySearcher DirectoryEntry"),
        "System.DirectoryServices.Protocols.SearchRequest",
      ],
      argument: [0, 1],
      rule: "ldap-injection",
      examples: {
        bad: 'var searcher = new DirectorySearcher("(uid=" + input + ")")',
        good: 'var searcher = new DirectorySearcher("(objectClass=person)")',
      },
    },
    {
      call: [
        ...namesOf("System.Xml.XmlNode()", "SelectNodes SelectSingleNode"),
        ...namesOf("System.Xml.XmlDocument()", "SelectNodes SelectSingleNode"),
        ...namesOf("System.Xml.XPath.XPathNavigator()", "Select SelectSingleNode Evaluate Compile Matches"),
        "System.Xml.XPath.XPathExpression.Compile",
        ...namesOf("*", "XPathSelectElement XPathSelectElements XPathEvaluate"),
      ],
      argument: [0],
      rule: "xpath-injection",
      examples: {
        bad: 'var document = new XmlDocument(); document.SelectSingleNode("/users/user[@name=\'" + input + "\']")',
        good: 'var document = new XmlDocument(); document.SelectSingleNode("/users/user[1]")',
      },
    },
    {
      call: namesOf("System.Xml.XmlDocument()", "Load LoadXml"),
      argument: [0],
      rule: "xml-external-entities",
      when: [{ argument: "receiver", option: "XmlResolver", isNamed: ["System.Xml.XmlUrlResolver()"] }],
      examples: {
        bad: "var document = new XmlDocument(); document.XmlResolver = new XmlUrlResolver(); document.LoadXml(input)",
        good: "var document = new XmlDocument(); document.XmlResolver = null; document.LoadXml(input)",
      },
    },
    {
      call: ["System.Xml.XmlReader.Create"],
      argument: [0],
      rule: "xml-external-entities",
      when: [{ argument: 1, option: "DtdProcessing", isNamed: ["System.Xml.DtdProcessing.Parse"] }],
      examples: {
        bad: "var reader = XmlReader.Create(new StringReader(input), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = new XmlUrlResolver() })",
        good: "var reader = XmlReader.Create(new StringReader(input), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit })",
      },
    },
    {
      call: [
        "System.Runtime.Serialization.Formatters.Binary.BinaryFormatter().Deserialize",
        "System.Runtime.Serialization.Formatters.Soap.SoapFormatter().Deserialize",
        "System.Runtime.Serialization.NetDataContractSerializer().Deserialize",
        "System.Runtime.Serialization.NetDataContractSerializer().ReadObject",
        "System.Web.UI.LosFormatter().Deserialize",
        "System.Web.UI.ObjectStateFormatter().Deserialize",
        "System.Windows.Markup.XamlReader.Parse",
        "System.Windows.Markup.XamlReader.Load",
        "fastJSON.JSON.ToObject",
      ],
      argument: [0],
      rule: "unsafe-deserialization",
      examples: {
        bad: "new BinaryFormatter().Deserialize(new MemoryStream(Convert.FromBase64String(input)))",
        good: "System.Text.Json.JsonSerializer.Deserialize<Order>(input)",
      },
    },
    {
      call: namesOf("System.Xml.XmlTextReader()", "Read MoveToContent ReadOuterXml ReadInnerXml ReadString"),
      argument: ["receiver"],
      rule: "xml-external-entities",
      when: [
        { argument: "receiver", option: "DtdProcessing", isNamed: ["System.Xml.DtdProcessing.Parse"] },
        { argument: "receiver", option: "XmlResolver", isNamed: ["System.Xml.XmlUrlResolver()"] },
      ],
      examples: {
        bad: "var reader = new XmlTextReader(new StringReader(input)); reader.DtdProcessing = DtdProcessing.Parse; reader.XmlResolver = new XmlUrlResolver(); reader.MoveToContent()",
        good: "var reader = new XmlTextReader(new StringReader(input)); reader.DtdProcessing = DtdProcessing.Prohibit; reader.MoveToContent()",
      },
    },
    {
      call: ["Newtonsoft.Json.JsonSerializer().Deserialize"],
      argument: [0],
      rule: "unsafe-deserialization",
      when: [
        {
          argument: "receiver",
          option: "TypeNameHandling",
          isNamed: namesOf("Newtonsoft.Json.TypeNameHandling", "All Auto Objects Arrays"),
        },
      ],
      examples: {
        bad: "var serializer = new Newtonsoft.Json.JsonSerializer { TypeNameHandling = Newtonsoft.Json.TypeNameHandling.All }; serializer.Deserialize(new Newtonsoft.Json.JsonTextReader(new StringReader(input)))",
        good: "var serializer = new Newtonsoft.Json.JsonSerializer(); serializer.Deserialize(new Newtonsoft.Json.JsonTextReader(new StringReader(input)))",
      },
    },
    {
      call: ["Newtonsoft.Json.JsonConvert.DeserializeObject"],
      argument: [0],
      rule: "unsafe-deserialization",
      when: [
        {
          argument: "*",
          option: "TypeNameHandling",
          isNamed: namesOf("Newtonsoft.Json.TypeNameHandling", "All Auto Objects Arrays"),
        },
      ],
      examples: {
        bad: "JsonConvert.DeserializeObject<Order>(input, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All })",
        good: "JsonConvert.DeserializeObject<Order>(input, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None })",
      },
    },
    {
      call: [
        ...namesOf("Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript", "EvaluateAsync RunAsync Create"),
        "System.CodeDom.Compiler.CodeDomProvider().CompileAssemblyFromSource",
        "Microsoft.CSharp.CSharpCodeProvider().CompileAssemblyFromSource",
        "System.Linq.Dynamic.Core.DynamicExpressionParser.ParseLambda",
      ],
      argument: ["*"],
      rule: "code-injection",
      examples: {
        bad: "await CSharpScript.EvaluateAsync(input)",
        good: 'await CSharpScript.EvaluateAsync("1 + 1")',
      },
    },
    {
      call: [
        "RazorEngine.Razor.Parse",
        "RazorEngine.Engine.Razor.RunCompile",
        "RazorEngine.Engine.Razor.Compile",
        "Scriban.Template.Parse",
        "HandlebarsDotNet.Handlebars.Compile",
      ],
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: 'Engine.Razor.RunCompile("<p>" + input + "</p>", "page")',
        good: 'Engine.Razor.RunCompile("<p>@Model.Name</p>", "page", null, new { Name = input })',
      },
    },
    {
      call: ["RazorLight.RazorLightEngine().CompileRenderStringAsync"],
      argument: [1],
      rule: "template-injection",
      examples: {
        bad: 'RazorLight.RazorLightEngine engine = Make(); await engine.CompileRenderStringAsync("page", input, null)',
        good: 'RazorLight.RazorLightEngine engine = Make(); await engine.CompileRenderStringAsync("page", "<p>@Model.Name</p>", new { Name = input })',
      },
    },
  ],
  misuses: [
    {
      call: [
        "System.Runtime.Serialization.Formatters.Binary.BinaryFormatter",
        "System.Runtime.Serialization.Formatters.Soap.SoapFormatter",
        "System.Runtime.Serialization.NetDataContractSerializer",
        "System.Web.UI.LosFormatter",
        "System.Web.UI.ObjectStateFormatter",
      ],
      rule: "deserializer-used",
      when: [],
      examples: {
        bad: "var reader = new BinaryFormatter()",
        good: "var reader = new DataContractSerializer(typeof(Order))",
      },
    },
    {
      call: ["System.Web.Script.Serialization.JavaScriptSerializer"],
      rule: "deserializer-used",
      when: [{ argument: 0, isPresent: true }],
      examples: {
        bad: "var reader = new JavaScriptSerializer(new SimpleTypeResolver())",
        good: "var reader = new JavaScriptSerializer()",
      },
    },
    {
      write: ["*.TypeNameHandling"],
      rule: "deserializer-used",
      when: [{ argument: 0, isNamed: namesOf("Newtonsoft.Json.TypeNameHandling", "All Auto Objects Arrays") }],
      examples: {
        bad: "var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Auto }",
        good: "var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None }",
      },
    },
    {
      write: ["System.Xml.XmlReaderSettings().DtdProcessing", "System.Xml.XmlTextReader().DtdProcessing"],
      rule: "xml-parser-unhardened",
      when: [{ argument: 0, isNamed: ["System.Xml.DtdProcessing.Parse"] }],
      examples: {
        bad: "var settings = new XmlReaderSettings(); settings.DtdProcessing = DtdProcessing.Parse",
        good: "var settings = new XmlReaderSettings(); settings.DtdProcessing = DtdProcessing.Ignore",
      },
    },
    {
      write: ["System.Xml.XmlReaderSettings().ProhibitDtd"],
      rule: "xml-parser-unhardened",
      when: [{ argument: 0, equals: [false] }],
      examples: {
        bad: "var settings = new XmlReaderSettings { ProhibitDtd = false }",
        good: "var settings = new XmlReaderSettings { ProhibitDtd = true }",
      },
    },
    {
      call: ["System.Data.Common.DbConnection"],
      rule: "hardcoded-credential",
      when: [{ argument: 0, matches: /\b(?:password|pwd)\s*=\s*[^;{\s\0]{3,}/i }],
      examples: {
        bad: 'using var connection = new SqlConnection("Server=db;User Id=shop;Pass" + "word=orders-1;")',
        good: 'using var connection = new SqlConnection("Server=db;Integrated Security=true;")',
      },
    },
  ],
  sanitizers: [
    { call: ["*.QuoteIdentifier"], safe: ["sql"] },
    {
      call: namesOf("Microsoft.Security.Application.Encoder", "LdapFilterEncode LdapDistinguishedNameEncode"),
      safe: ["ldap"],
    },
  ],
};
