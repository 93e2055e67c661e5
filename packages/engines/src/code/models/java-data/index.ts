import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const jdbcTemplate =
  "query queryForObject queryForList queryForMap queryForRowSet queryForStream queryForInt queryForLong update execute batchUpdate";

/** JDBC, JPA, Hibernate, Spring's templates and document databases. */
export const javaData: LibraryModel = {
  library: "java-data",
  language: "java",
  types: [
    { of: ["java.sql.Connection().createStatement()"], is: "java.sql.Statement()" },
    {
      of: ["java.sql.Connection().prepareStatement()", "java.sql.Connection().prepareCall()"],
      is: "java.sql.PreparedStatement()",
    },
    {
      of: ["java.sql.DriverManager.getConnection()", "javax.sql.DataSource().getConnection()"],
      is: "java.sql.Connection()",
    },
    { of: ["java.sql.CallableStatement()"], is: "java.sql.PreparedStatement()" },
    {
      of: [
        "org.springframework.jdbc.core.JdbcOperations()",
        "org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate()",
        "org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations()",
      ],
      is: "org.springframework.jdbc.core.JdbcTemplate()",
    },
    {
      of: ["jakarta.persistence.EntityManager()", "org.hibernate.Session()", "org.hibernate.StatelessSession()"],
      is: "javax.persistence.EntityManager()",
    },
  ],
  sinks: [
    {
      call: namesOf("java.sql.Statement()", "execute executeQuery executeUpdate executeLargeUpdate addBatch"),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'java.sql.Connection connection = find(); connection.createStatement().executeQuery("SELECT id FROM orders WHERE owner = \'" + input + "\'")',
        good: 'java.sql.Connection connection = find(); java.sql.PreparedStatement statement = connection.prepareStatement("SELECT id FROM orders WHERE owner = ?"); statement.setString(1, input); statement.executeQuery()',
      },
    },
    {
      call: namesOf("java.sql.Connection()", "prepareStatement prepareCall nativeSQL"),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'java.sql.Connection connection = find(); connection.prepareStatement("SELECT id FROM orders WHERE owner = \'" + input + "\'")',
        good: 'java.sql.Connection connection = find(); connection.prepareStatement("SELECT id FROM orders WHERE owner = ?")',
      },
    },
    {
      call: namesOf("org.springframework.jdbc.core.JdbcTemplate()", jdbcTemplate),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'org.springframework.jdbc.core.JdbcTemplate jdbc = find(); jdbc.queryForList("SELECT id FROM orders WHERE owner = \'" + input + "\'")',
        good: 'org.springframework.jdbc.core.JdbcTemplate jdbc = find(); jdbc.queryForList("SELECT id FROM orders WHERE owner = ?", input)',
      },
    },
    {
      call: namesOf(
        "javax.persistence.EntityManager()",
        "createQuery createNativeQuery createSQLQuery createSelectionQuery createMutationQuery",
      ),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: 'javax.persistence.EntityManager entities = find(); entities.createQuery("from Item where name = \'" + input + "\'")',
        good: 'javax.persistence.EntityManager entities = find(); entities.createQuery("from Item where name = :name").setParameter("name", input)',
      },
    },
    {
      call: ["com.mongodb.BasicDBObject.parse", "org.bson.Document.parse"],
      argument: [0],
      rule: "nosql-injection",
      examples: { bad: "org.bson.Document.parse(input)", good: 'org.bson.Document.parse("{}")' },
    },
  ],
};
