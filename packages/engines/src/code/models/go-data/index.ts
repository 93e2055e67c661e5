import type { LibraryModel, TypeModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const db = "database/sql.DB()";
const gorm = "gorm.io/gorm.DB()";
const pgx = "github.com/jackc/pgx.Conn()";
const sqlx = "github.com/jmoiron/sqlx.DB()";
const mongo = "go.mongodb.org/mongo-driver/mongo.Collection()";

const gormChain =
  "Model Table Select Omit Where Not Or Joins Group Having Order Limit Offset Preload Session WithContext Debug Unscoped Scopes Clauses Distinct Raw Begin Find First Last Take Scan Create Save Updates Update Delete Exec Count Pluck";

/** The types of a chain: every method gives the same again. */
function chain(type: string, methods: string): TypeModel {
  return { of: namesOf(type, methods).map((name) => `${name}()`), is: type };
}

/** Databases, directories and documents: database/sql, sqlx, gorm, pgx, go-ldap, xmlquery, the MongoDB driver. */
export const goData: LibraryModel = {
  library: "go-data",
  language: "go",
  types: [
    {
      of: [
        ...namesOf("database/sql", "Open() OpenDB() Tx() Conn()"),
        ...namesOf(db, "Begin() BeginTx() Conn()"),
        "github.com/DATA-DOG/go-sqlmock.New()",
      ],
      is: db,
    },
    {
      of: [
        ...namesOf("github.com/jmoiron/sqlx", "Open() Connect() MustOpen() MustConnect() MustOpen() NewDb() Tx()"),
        ...namesOf(sqlx, "Beginx() MustBegin() BeginTxx() Unsafe()"),
      ],
      is: sqlx,
    },
    { of: ["gorm.io/gorm.Open()", "github.com/jinzhu/gorm.Open()", "github.com/jinzhu/gorm.DB()"], is: gorm },
    chain(gorm, gormChain),
    {
      of: [
        ...namesOf("github.com/jackc/pgx", "Connect() ConnectConfig() Tx()"),
        ...namesOf("github.com/jackc/pgx/pgxpool", "New() NewWithConfig() Connect() ConnectConfig() Pool() Tx()"),
        ...namesOf(pgx, "Begin() BeginTx() Acquire()"),
      ],
      is: pgx,
    },
  ],
  propagators: [
    {
      call: [...namesOf(db, "Query QueryRow QueryContext QueryRowContext Prepare PrepareContext Exec ExecContext")],
      from: [],
      gives: "nothing",
    },
  ],
  sanitizers: [
    { call: ["github.com/go-ldap/ldap.EscapeFilter", "github.com/go-ldap/ldap.EscapeDN"], safe: ["ldap"] },
    { call: ["github.com/lib/pq.QuoteIdentifier", "github.com/lib/pq.QuoteLiteral"], safe: ["sql"] },
    { call: [`${pgx}.Identifier().Sanitize`, "github.com/jackc/pgx.Identifier().Sanitize"], safe: ["sql"] },
  ],
  sinks: [
    {
      call: namesOf(db, "Query QueryRow Exec Prepare"),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'db, _ := sql.Open("sqlite", "app.db"); db.Query("SELECT id FROM orders WHERE owner = \'" + input + "\'")',
        good: 'db, _ := sql.Open("sqlite", "app.db"); db.Query("SELECT id FROM orders WHERE owner = ?", input)',
      },
    },
    {
      call: namesOf(db, "QueryContext QueryRowContext ExecContext PrepareContext"),
      argument: [1],
      rule: "sql-injection",
      examples: {
        bad: 'db, _ := sql.Open("sqlite", "app.db"); db.QueryContext(r.Context(), fmt.Sprintf("SELECT id FROM orders WHERE owner = \'%s\'", input))',
        good: 'db, _ := sql.Open("sqlite", "app.db"); db.QueryContext(r.Context(), "SELECT id FROM orders WHERE owner = ?", input)',
      },
    },
    {
      call: namesOf(sqlx, "Query QueryRow Queryx QueryRowx Exec MustExec Prepare Preparex NamedExec NamedQuery"),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'db := sqlx.MustConnect("sqlite", "app.db"); db.Queryx("SELECT id FROM orders WHERE owner = \'" + input + "\'")',
        good: 'db := sqlx.MustConnect("sqlite", "app.db"); db.Queryx("SELECT id FROM orders WHERE owner = ?", input)',
      },
    },
    {
      call: namesOf(
        sqlx,
        "Get Select QueryContext QueryxContext QueryRowxContext ExecContext PreparexContext NamedExecContext",
      ),
      argument: [1],
      rule: "sql-injection",
      examples: {
        bad: 'db := sqlx.MustConnect("sqlite", "app.db"); var rows []string; db.Select(&rows, "SELECT id FROM orders ORDER BY " + input)',
        good: 'db := sqlx.MustConnect("sqlite", "app.db"); var rows []string; db.Select(&rows, "SELECT id FROM orders WHERE owner = ?", input)',
      },
    },
    {
      call: namesOf(sqlx, "GetContext SelectContext"),
      argument: [2],
      rule: "sql-injection",
      examples: {
        bad: 'db := sqlx.MustConnect("sqlite", "app.db"); var rows []string; db.SelectContext(r.Context(), &rows, "SELECT id FROM orders ORDER BY " + input)',
        good: 'db := sqlx.MustConnect("sqlite", "app.db"); var rows []string; db.SelectContext(r.Context(), &rows, "SELECT id FROM orders WHERE owner = ?", input)',
      },
    },
    {
      call: namesOf(gorm, "Raw Exec Where Or Not Having Order Group Joins Select Table Pluck"),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'db, _ := gorm.Open(nil); db.Where("owner = \'" + input + "\'").Find(nil)',
        good: 'db, _ := gorm.Open(nil); db.Where("owner = ?", input).Find(nil)',
      },
    },
    {
      // A condition stands behind what is filled; a text that is no number is taken as it is.
      call: namesOf(gorm, "First Find Last Take Delete"),
      argument: [1],
      rule: "sql-injection",
      examples: {
        bad: "db, _ := gorm.Open(nil); db.First(nil, input)",
        good: 'db, _ := gorm.Open(nil); db.First(nil, "owner = ?", input)',
      },
    },
    {
      call: ["github.com/redis/go-redis.Client().Eval", "github.com/redis/go-redis.NewClient().Eval"],
      argument: [1],
      rule: "code-injection",
      examples: {
        bad: "cache := redis.NewClient(nil); cache.Eval(r.Context(), \"return redis.call('get', '\" + input + \"')\", nil)",
        good: "cache := redis.NewClient(nil); cache.Eval(r.Context(), \"return redis.call('get', KEYS[1])\", []string{input})",
      },
    },
    {
      call: namesOf(
        mongo,
        "Find FindOne FindOneAndUpdate FindOneAndDelete FindOneAndReplace UpdateOne UpdateMany DeleteOne DeleteMany CountDocuments ReplaceOne",
      ),
      argument: [1],
      option: "$where",
      rule: "nosql-injection",
      examples: {
        bad: 'var users *mongo.Collection; users.FindOne(r.Context(), bson.M{"$where": "this.name == \'" + input + "\'"})',
        good: 'var users *mongo.Collection; users.FindOne(r.Context(), bson.M{"name": input})',
      },
    },
    {
      call: namesOf(pgx, "Query QueryRow Exec Prepare"),
      argument: [1],
      rule: "sql-injection",
      examples: {
        bad: 'conn, _ := pgx.Connect(r.Context(), "postgres://db.example.com"); conn.Query(r.Context(), "SELECT id FROM orders WHERE owner = \'" + input + "\'")',
        good: 'conn, _ := pgx.Connect(r.Context(), "postgres://db.example.com"); conn.Query(r.Context(), "SELECT id FROM orders WHERE owner = $1", input)',
      },
    },
    {
      call: ["github.com/go-ldap/ldap.NewSearchRequest"],
      argument: [0, 6],
      rule: "ldap-injection",
      examples: {
        bad: 'ldap.NewSearchRequest("dc=example,dc=com", 2, 0, 0, 0, false, "(uid=" + input + ")", nil, nil)',
        good: 'ldap.NewSearchRequest("dc=example,dc=com", 2, 0, 0, 0, false, "(uid=" + ldap.EscapeFilter(input) + ")", nil, nil)',
      },
    },
    {
      call: [
        ...namesOf("github.com/antchfx/xmlquery", "Find FindOne Query QueryAll"),
        ...namesOf("github.com/antchfx/htmlquery", "Find FindOne Query QueryAll"),
      ],
      argument: [1],
      rule: "xpath-injection",
      examples: {
        bad: 'xmlquery.Find(nil, "//user[name=\'" + input + "\']")',
        good: "xmlquery.Find(nil, \"//user[name='guest']\")",
      },
    },
    {
      call: ["github.com/antchfx/xpath.Compile", "github.com/antchfx/xpath.MustCompile"],
      argument: [0],
      rule: "xpath-injection",
      examples: {
        bad: 'xpath.Compile("//user[name=\'" + input + "\']")',
        good: "xpath.Compile(\"//user[name='guest']\")",
      },
    },
  ],
};
