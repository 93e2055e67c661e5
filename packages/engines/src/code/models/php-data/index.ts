import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const own = (names: string) => namesOf("php", names);
const statement =
  /^\s*\(?\s*(select|insert|update|delete|replace|create|alter|drop|truncate|with|call|exec|show|set|merge)\b/i;

const repositories = [
  "Doctrine.ORM.EntityRepository()",
  "Doctrine.Bundle.DoctrineBundle.Repository.ServiceEntityRepository()",
];
/** What adds to a query of Doctrine, and gives it back. */
const building =
  "select addSelect distinct from where andWhere orWhere having andHaving orHaving groupBy addGroupBy orderBy addOrderBy join innerJoin leftJoin set setParameter setParameters setFirstResult setMaxResults update delete insert values".split(
    " ",
  );

/** Databases, directories and XML: https://www.php.net/manual/en/refs.database.php */
export const phpData: LibraryModel = {
  library: "php-data",
  language: "php",
  types: [
    { of: ["php.mysqli_connect()", "php.mysqli_init()"], is: "php.mysqli()" },
    { of: ["php.sqlite_open()"], is: "php.SQLite3()" },
    {
      of: [
        "Doctrine.DBAL.Connection",
        "Doctrine.DBAL.Connection()",
        "Doctrine.DBAL.DriverManager.getConnection()",
        "doctrine.Connection()",
      ],
      is: "doctrine.Connection",
    },
    {
      of: [
        "Doctrine.ORM.EntityManagerInterface",
        "Doctrine.ORM.EntityManagerInterface()",
        "Doctrine.ORM.EntityManager",
        "Doctrine.ORM.EntityManager()",
        "doctrine.EntityManager()",
        ...repositories.flatMap((owner) => namesOf(owner, "getEntityManager() _em")),
        ...namesOf("Doctrine.Persistence.ManagerRegistry()", "getManager() getManagerForClass()"),
      ],
      is: "doctrine.EntityManager",
    },
    { of: ["doctrine.EntityManager.getConnection()"], is: "doctrine.Connection" },
    // Databases and collections are members of the names that they have.
    { of: ["MongoDB.Client().*", "mongodb.Database()", "MongoDB.Database()"], is: "mongodb.Database" },
    {
      of: ["mongodb.Database.*", "mongodb.Collection()", "MongoDB.Collection()", "MongoDB.Client().selectCollection"],
      is: "mongodb.Collection",
    },
    {
      of: [
        ...[...repositories, "doctrine.EntityManager", "doctrine.Connection"].map(
          (owner) => `${owner}.createQueryBuilder()`,
        ),
        "Doctrine.ORM.QueryBuilder()",
        "Doctrine.DBAL.Query.QueryBuilder()",
        ...building.map((method) => `doctrine.QueryBuilder.${method}()`),
      ],
      is: "doctrine.QueryBuilder",
    },
  ],
  sinks: [
    {
      call: own(
        "mysqli_query mysqli_real_query mysqli_multi_query mysqli_prepare mysqli_execute_query odbc_prepare oci_parse sqlsrv_query sqlsrv_prepare pg_prepare odbc_exec",
      ),
      argument: [1],
      rule: "sql-injection",
      examples: {
        bad: "mysqli_query($link, \"SELECT * FROM users WHERE id = '$input'\")",
        good: "$safe = mysqli_real_escape_string($link, $input); mysqli_query($link, \"SELECT * FROM users WHERE id = '$safe'\")",
      },
    },
    {
      call: own("mysql_query mysql_db_query mysql_unbuffered_query sqlite_query sqlite_exec mssql_query"),
      argument: ["*"],
      rule: "sql-injection",
      examples: {
        bad: 'mysql_query("SELECT * FROM users WHERE id = " . $input)',
        good: 'mysql_query("SELECT * FROM users WHERE id = " . (int) $input)',
      },
    },
    {
      call: own("pg_query pg_send_query pg_query_params"),
      argument: [0, 1],
      rule: "sql-injection",
      examples: {
        bad: 'pg_query($link, "SELECT * FROM users WHERE id = " . $input)',
        good: 'pg_query_params($link, "SELECT * FROM users WHERE id = $1", [$input])',
      },
    },
    {
      call: [
        ...namesOf("php.PDO()", "query exec prepare"),
        ...namesOf("php.mysqli()", "query real_query multi_query prepare execute_query"),
        ...namesOf("php.SQLite3()", "query exec querySingle prepare"),
        ...namesOf("wordpress.wpdb", "query get_results get_row get_var get_col"),
        ...namesOf(
          "doctrine.Connection",
          "query exec prepare executeQuery executeStatement executeUpdate fetchAssociative fetchAllAssociative fetchNumeric fetchAllNumeric fetchAllKeyValue fetchFirstColumn fetchOne fetchAssoc fetchArray iterateAssociative",
        ),
        ...namesOf("doctrine.EntityManager", "createQuery createNativeQuery"),
      ],
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: '$db = new PDO("sqlite::memory:"); $db->query("SELECT * FROM users WHERE id = " . $input)',
        good: '$db = new PDO("sqlite::memory:"); $found = $db->prepare("SELECT * FROM users WHERE id = ?"); $found->execute([$input])',
      },
    },
    {
      call: [
        "*.query",
        "*.exec",
        "*.execute",
        "*.prepare",
        "*.querySingle",
        "*.executeQuery",
        "*.fetchAll",
        "*.rawQuery",
      ],
      argument: [0],
      rule: "sql-injection",
      when: [{ argument: 0, matches: statement }],
      doubt: 1,
      examples: {
        bad: '$this_db = make(); $this_db->query("SELECT * FROM users WHERE id = " . $input)',
        good: '$this_db = make(); $this_db->query("SELECT * FROM users WHERE id = ?", [$input])',
      },
    },
    {
      call: namesOf(
        "doctrine.QueryBuilder",
        "where andWhere orWhere having andHaving orHaving orderBy addOrderBy groupBy addGroupBy select addSelect",
      ),
      argument: ["*"],
      rule: "sql-injection",
      examples: {
        bad: '$all = new \\Doctrine\\ORM\\QueryBuilder(); $all->where("a.name = \'" . $input . "\'")',
        good: '$all = new \\Doctrine\\ORM\\QueryBuilder(); $all->where("a.name = :name")->setParameter("name", $input)',
      },
    },
    {
      call: namesOf("doctrine.QueryBuilder", "join innerJoin leftJoin set"),
      argument: [0, 1, 3],
      rule: "sql-injection",
      examples: {
        bad: '$all = new \\Doctrine\\ORM\\QueryBuilder(); $all->leftJoin("a.b", "b", "WITH", "b.name = \'" . $input . "\'")',
        good: '$all = new \\Doctrine\\ORM\\QueryBuilder(); $all->leftJoin("a.b", "b", "WITH", "b.name = :name")->setParameter("name", $input)',
      },
    },
    {
      call: namesOf(
        "mongodb.Collection",
        "find findOne findOneAndUpdate findOneAndDelete findOneAndReplace deleteOne deleteMany updateOne updateMany replaceOne countDocuments count aggregate",
      ),
      argument: [0],
      isDeep: true,
      rule: "nosql-injection",
      examples: {
        bad: '$all = (new \\MongoDB\\Client())->shop->users; $all->findOne(["name" => $input])',
        good: '$all = (new \\MongoDB\\Client())->shop->users; $all->findOne(["name" => (string) $input])',
      },
    },
    {
      call: own("ldap_search ldap_list ldap_read"),
      argument: [2],
      rule: "ldap-injection",
      examples: {
        bad: 'ldap_search($link, "dc=example", "(uid=" . $input . ")")',
        good: 'ldap_search($link, "dc=example", "(uid=" . ldap_escape($input, "", LDAP_ESCAPE_FILTER) . ")")',
      },
    },
    {
      call: [
        "php.DOMXPath().query",
        "php.DOMXPath().evaluate",
        "php.simplexml_load_string().xpath",
        "php.simplexml_load_file().xpath",
        "php.SimpleXMLElement().xpath",
      ],
      argument: [0],
      rule: "xpath-injection",
      examples: {
        bad: '$paths = new DOMXPath(new DOMDocument()); $paths->query("//user[@name=\'" . $input . "\']")',
        good: '$paths = new DOMXPath(new DOMDocument()); $paths->query("//user[@id=" . intval($input) . "]")',
      },
    },
    {
      call: own("simplexml_load_string simplexml_load_file"),
      argument: [0],
      rule: "xml-external-entities",
      when: [{ argument: 2, isNamed: ["php.LIBXML_NOENT", "php.LIBXML_DTDLOAD"] }],
      examples: {
        bad: 'simplexml_load_string($input, "SimpleXMLElement", LIBXML_NOENT)',
        good: "simplexml_load_string($input)",
      },
    },
    {
      call: ["php.DOMDocument().loadXML", "php.DOMDocument().load"],
      argument: [0],
      rule: "xml-external-entities",
      when: [{ argument: 1, isNamed: ["php.LIBXML_NOENT", "php.LIBXML_DTDLOAD"] }],
      examples: {
        bad: "$document = new DOMDocument(); $document->loadXML($input, LIBXML_NOENT | LIBXML_DTDLOAD)",
        good: "$document = new DOMDocument(); $document->loadXML($input)",
      },
    },
    {
      call: ["php.SimpleXMLElement"],
      argument: [0],
      rule: "xml-external-entities",
      when: [{ argument: 1, isNamed: ["php.LIBXML_NOENT", "php.LIBXML_DTDLOAD"] }],
      examples: {
        bad: "$document = new SimpleXMLElement($input, LIBXML_NOENT)",
        good: "$document = new SimpleXMLElement($input)",
      },
    },
    {
      call: own("unserialize"),
      argument: [0],
      rule: "unsafe-deserialization",
      when: [{ argument: 1, isAbsent: true }],
      examples: {
        bad: "unserialize($input)",
        good: 'unserialize($input, ["allowed_classes" => false])',
      },
    },
    {
      call: own("yaml_parse"),
      argument: [0],
      rule: "unsafe-deserialization",
      examples: { bad: "yaml_parse($input)", good: "json_decode($input)" },
    },
  ],
  sanitizers: [
    { call: ["php.PDO().quote", "*.quote"], safe: ["sql"] },
    {
      call: ["php.mysqli().real_escape_string", "php.mysqli().escape_string", "*.real_escape_string", "*.escapeString"],
      safe: ["quoted"],
    },
  ],
  propagators: [
    {
      call: [
        ...own(
          "mysqli_query mysqli_multi_query mysqli_prepare mysqli_stmt_execute mysqli_fetch_assoc mysqli_fetch_array mysqli_fetch_row mysqli_fetch_object mysqli_fetch_all mysqli_num_rows mysqli_affected_rows mysqli_error mysqli_insert_id mysqli_connect mysqli_select_db mysqli_close mysqli_connect_error mysql_query mysql_fetch_assoc mysql_fetch_array mysql_fetch_row mysql_num_rows mysql_result mysql_error pg_query pg_query_params pg_fetch_assoc pg_fetch_array pg_fetch_row pg_fetch_all pg_num_rows pg_last_error sqlite_query odbc_exec",
        ),
        ...namesOf("php.PDO()", "query exec prepare"),
        ...namesOf("php.mysqli()", "query prepare execute_query"),
        ...namesOf("php.SQLite3()", "query exec querySingle prepare"),
        ...namesOf(
          "php.PDO().prepare()",
          "execute fetch fetchAll fetchColumn fetchObject bindParam bindValue rowCount",
        ),
        ...namesOf("php.PDO().query()", "fetch fetchAll fetchColumn fetchObject rowCount"),
      ],
      from: [],
      gives: "nothing",
    },
  ],
};
