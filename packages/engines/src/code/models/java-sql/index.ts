import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** Whatever jOOQ builds statements of: none of it is a text. */
const part = "jooq.Part";
const isText = { argument: 0, isNotNamed: [part] } as const;
const steps =
  "and() andNot() as() asc() between() desc() eq() equal() fetchStream() from() ge() getQuery() greaterOrEqual() greaterThan() groupBy() gt() having() in() innerJoin() isNotNull() isNull() join() le() leftJoin() lessOrEqual() lessThan() like() likeIgnoreCase() limit() lt() ne() not() notIn() notLike() offset() on() or() orNot() orderBy() returning() rightJoin() seek() set() union() unionAll() values() where()";
const made =
  "select() selectCount() selectDistinct() selectFrom() selectOne() insertInto() update() delete() deleteFrom() mergeInto() with() query() resultQuery()";

const clauses =
  "SELECT SELECT_DISTINCT FROM JOIN INNER_JOIN LEFT_OUTER_JOIN RIGHT_OUTER_JOIN WHERE GROUP_BY HAVING ORDER_BY SET VALUES UPDATE DELETE_FROM INSERT_INTO LIMIT OFFSET";
const panache = ["io.quarkus.hibernate.orm.panache", "io.quarkus.hibernate.reactive.panache"];
const entities = panache.flatMap((owner) => namesOf(owner, "PanacheEntity PanacheEntityBase"));
const repositories = panache.flatMap((owner) => namesOf(owner, "PanacheRepository() PanacheRepositoryBase()"));
const jdbi = "org.jdbi.v3.core.Handle()";
const jdbiStatement = "jdbi.Statement";

/** Builders and mappers of SQL: jOOQ, JDBI, Spring's clients, R2DBC, Panache, MyBatis, Hibernate's criteria. */
export const javaSql: LibraryModel = {
  library: "java-sql",
  language: "java",
  types: [
    { of: ["org.jooq.impl.DSL.using()"], is: "org.jooq.DSLContext()" },
    { of: [...namesOf("org.jooq.impl.DSL", made), ...namesOf("org.jooq.DSLContext()", made)], is: part },
    {
      of: namesOf(
        "org.jooq.impl.DSL",
        "field() condition() table() sql() raw() name() val() value() inline() param() trueCondition() falseCondition() noCondition() and() or() not() lower() upper() count() max() min() sum() exists() notExists()",
      ),
      is: part,
    },
    { of: namesOf(part, steps), is: part },
    { of: ["org.jdbi.v3.core.Jdbi().open()"], is: jdbi },
    {
      of: [
        ...namesOf(jdbi, "createQuery() createUpdate() select() createCall() createScript()"),
        ...namesOf(jdbiStatement, "bind() bindBean() bindList() bindMap() define() registerRowMapper()"),
      ],
      is: jdbiStatement,
    },
    {
      of: clauses.split(" ").map((clause) => `org.apache.ibatis.jdbc.SQL().${clause}()`),
      is: "org.apache.ibatis.jdbc.SQL()",
    },
    {
      of: ["org.springframework.jdbc.core.simple.JdbcClient.create()"],
      is: "org.springframework.jdbc.core.simple.JdbcClient()",
    },
    {
      of: [
        "org.springframework.data.r2dbc.core.DatabaseClient()",
        ...namesOf("org.springframework.r2dbc.core.DatabaseClient", "create() builder().build()"),
      ],
      is: "org.springframework.r2dbc.core.DatabaseClient()",
    },
  ],
  callbacks: [
    {
      call: namesOf("org.jdbi.v3.core.Jdbi()", "withHandle useHandle inTransaction useTransaction"),
      parameters: [jdbi],
    },
    {
      call: namesOf("javax.persistence.EntityManager()", "doWork doReturningWork"),
      parameters: ["java.sql.Connection()"],
    },
  ],
  propagators: [
    // They quote what they are given, or bind it.
    { call: namesOf("org.jooq.impl.DSL", "name val value inline param"), from: [], gives: "nothing" },
  ],
  sinks: [
    {
      call: [
        ...namesOf(
          "org.jooq.DSLContext()",
          "fetch fetchAny fetchLazy fetchMany fetchOne fetchOptional fetchSingle fetchStream fetchValue fetchValues execute query resultQuery batch selectFrom",
        ),
        ...namesOf("org.jooq.impl.DSL", "condition field query raw resultQuery selectFrom sql table"),
      ],
      argument: [0],
      rule: "sql-injection",
      when: [isText],
      examples: {
        bad: 'org.jooq.DSLContext dsl = find(); dsl.fetch("select id from item where name = \'" + input + "\'")',
        good: 'org.jooq.DSLContext dsl = find(); dsl.fetch("select id from item where name = ?", input)',
      },
    },
    {
      // Conditions of the program's own generated classes are no texts either.
      call: namesOf(part, "where and or having on from join innerJoin leftJoin orderBy groupBy"),
      argument: [0],
      rule: "sql-injection",
      when: [isText, { argument: 0, matches: /./ }],
      examples: {
        bad: 'org.jooq.DSLContext dsl = find(); dsl.select().from("item").where("name = \'" + input + "\'")',
        good: 'org.jooq.DSLContext dsl = find(); dsl.select().from("item").where(org.jooq.impl.DSL.field("name").eq(input))',
      },
    },
    {
      call: namesOf(jdbi, "createQuery createUpdate select execute createCall createScript prepareBatch"),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'org.jdbi.v3.core.Handle handle = find(); handle.execute("delete from item where name = \'" + input + "\'")',
        good: 'org.jdbi.v3.core.Handle handle = find(); handle.execute("delete from item where name = ?", input)',
      },
    },
    {
      // What is defined stands in the text of the statement: https://jdbi.org/#_templating
      call: [`${jdbiStatement}.define`],
      argument: [1],
      rule: "sql-injection",
      examples: {
        bad: 'org.jdbi.v3.core.Handle handle = find(); handle.createUpdate("delete from <table>").define("table", input).execute()',
        good: 'org.jdbi.v3.core.Handle handle = find(); handle.createUpdate("delete from item where id = :id").bind("id", input).execute()',
      },
    },
    {
      call: [
        "org.springframework.jdbc.core.simple.JdbcClient().sql",
        "org.springframework.r2dbc.core.DatabaseClient().sql",
        "io.r2dbc.spi.Connection().createStatement",
      ],
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'org.springframework.jdbc.core.simple.JdbcClient client = find(); client.sql("select id from item where name = \'" + input + "\'")',
        good: 'org.springframework.jdbc.core.simple.JdbcClient client = find(); client.sql("select id from item where name = :name").param("name", input)',
      },
    },
    {
      call: [
        ...namesOf("org.hibernate.criterion.Restrictions", "sqlRestriction"),
        "org.hibernate.criterion.Expression.sql",
        ...namesOf("org.hibernate.criterion.Projections", "sqlProjection sqlGroupProjection"),
      ],
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'org.hibernate.criterion.Restrictions.sqlRestriction("name = \'" + input + "\'")',
        good: 'org.hibernate.criterion.Restrictions.eq("name", input)',
      },
    },
    {
      call: namesOf("org.apache.ibatis.jdbc.SQL()", clauses),
      argument: ["*"],
      rule: "sql-injection",
      examples: {
        bad: 'new org.apache.ibatis.jdbc.SQL().SELECT("*").FROM("item").WHERE("name = \'" + input + "\'")',
        good: 'new org.apache.ibatis.jdbc.SQL().SELECT("*").FROM("item").WHERE("name = #{name}")',
      },
    },
    {
      call: [...entities, ...repositories].flatMap((owner) =>
        namesOf(owner, "find list stream count delete update firstResult singleResult findAll"),
      ),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'io.quarkus.hibernate.orm.panache.PanacheRepository<Object> items = find(); items.find("name = \'" + input + "\'")',
        good: 'io.quarkus.hibernate.orm.panache.PanacheRepository<Object> items = find(); items.find("name = ?1", input)',
      },
    },
    {
      call: namesOf("org.apache.ibatis.annotations", "Select Insert Update Delete"),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'interface Items { @org.apache.ibatis.annotations.Select("select id from item where name = \'${name}\'") Object named(@Param("name") String name); } Items items = find(); items.named(input)',
        good: 'interface Items { @org.apache.ibatis.annotations.Select("select id from item where name = #{name}") Object named(@Param("name") String name); } Items items = find(); items.named(input)',
      },
    },
    {
      call: ["org.springframework.data.mongodb.core.query.BasicQuery"],
      argument: [0],
      rule: "nosql-injection",
      examples: {
        bad: 'new org.springframework.data.mongodb.core.query.BasicQuery("{ name: \'" + input + "\' }")',
        good: 'org.springframework.data.mongodb.core.query.Criteria.where("name").is(input)',
      },
    },
    {
      call: ["org.bson.Document", "com.mongodb.BasicDBObject"],
      argument: [1],
      rule: "nosql-injection",
      when: [{ argument: 0, equals: ["$where"] }],
      examples: {
        bad: 'new org.bson.Document("$where", "this.name == \'" + input + "\'")',
        good: 'new org.bson.Document("name", input)',
      },
    },
  ],
};
