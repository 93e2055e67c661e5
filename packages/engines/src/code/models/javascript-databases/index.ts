import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const statement = /^\s*(select|insert|update|delete|replace|create|drop|alter|with|call|merge)\b[\s\S]/i;
const graphStatement = /^\s*(match|optional\s+match|merge|create\s*\(|unwind|detach)\b[\s\S]/i;
const promised = "one none many any oneOrNone manyOrNone result each multi";

/** More databases of npm, each by its public documentation. */
export const javascriptDatabases: LibraryModel = {
  library: "pg-promise, postgres, mongoose, mongodb, typeorm, kysely, drizzle-orm, neo4j-driver",
  language: "javascript",
  types: [
    { of: ["pg-promise()()", "pg-promise.default()()"], is: "pg-promise.Database" },
    { of: ["postgres()", "postgres.default()"], is: "postgres.Sql" },
    {
      of: [
        ...namesOf("mongoose", "model() default.model() createConnection().model() connection.model()"),
        ...namesOf("mongoose", "connection.collection() connection.db.collection()"),
        ...namesOf("mongodb", "MongoClient().db().collection() MongoClient.connect().db().collection()"),
      ],
      is: "mongodb.Collection",
    },
  ],
  sinks: [
    {
      call: [...namesOf("pg-promise.Database", `${promised} query`), "postgres.Sql.unsafe"],
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'require("pg-promise")()({}).oneOrNone("SELECT * FROM a WHERE b = \'" + input + "\'")',
        good: 'require("pg-promise")()({}).oneOrNone("SELECT * FROM a WHERE b = $1", [input])',
      },
    },
    {
      call: namesOf("*", `${promised} unsafe`),
      argument: [0],
      rule: "sql-injection",
      when: [{ argument: 0, matches: statement }],
      examples: {
        bad: "this_db.manyOrNone(`SELECT * FROM a WHERE b = ${input}`)",
        good: 'this_db.manyOrNone("SELECT * FROM a WHERE b = $1", [input])',
      },
    },
    {
      call: ["kysely.sql.raw", "drizzle-orm.sql.raw", "@prisma.client.Prisma.raw", "slonik.sql.unsafe"],
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'const { sql } = require("drizzle-orm"); sql.raw("b = " + input)',
        good: 'const { sql } = require("drizzle-orm"); sql`b = ${input}`',
      },
    },
    {
      call: namesOf("*", "where andWhere orWhere having andHaving orHaving"),
      argument: [0],
      rule: "sql-injection",
      when: [{ argument: 0, matches: /\w\s*(?:[=<>]|\blike\b)\s*['"(]?%?\0/i }],
      doubt: 1,
      examples: {
        bad: "orders.createQueryBuilder(\"o\").where(`o.name = '${input}'`)",
        good: 'orders.createQueryBuilder("o").where("o.name = :name", { name: input })',
      },
    },
    {
      call: namesOf("mongodb.Collection", "find countDocuments distinct"),
      argument: [0],
      isDeep: true,
      rule: "nosql-injection",
      examples: {
        bad: 'const User = require("mongoose").model("User"); User.find({ name: req.body.name })',
        good: 'const User = require("mongoose").model("User"); User.find({ name: String(req.body.name) })',
      },
    },
    {
      call: namesOf("*", "run executeQuery"),
      argument: [0],
      rule: "nosql-injection",
      // Cypher is a text as SQL is: that the input is a text helps nothing.
      context: "sql",
      when: [{ argument: 0, matches: graphStatement }],
      examples: {
        bad: "session.run(`MATCH (p:Person {name: '${input}'}) RETURN p`)",
        good: 'session.run("MATCH (p:Person {name: $name}) RETURN p", { name: input })',
      },
    },
  ],
};
