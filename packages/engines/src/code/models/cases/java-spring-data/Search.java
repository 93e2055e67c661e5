package com.example.search;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.repository.query.Param;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Entity
class Item {
  @Id Long id;
  String name;
}

record Wanted(String name, String column, int size) {}

interface Items extends JpaRepository<Item, Long> {
  @Query("select i from Item i where i.name = :name")
  List<Item> named(@Param("name") String name);

  @Query("select i from Item i where i.name like %:#{#name}%")
  List<Item> like(@Param("name") String name);

  @Query(value = "select * from item where name = ?1", nativeQuery = true)
  List<Item> raw(String name);
}

@RestController
public class Search {
  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcTemplate named;
  private final JdbcClient client;
  private final DatabaseClient reactive;
  private final MongoTemplate mongo;
  private final Items items;
  @PersistenceContext private EntityManager em;

  public Search(JdbcTemplate jdbc, NamedParameterJdbcTemplate named, JdbcClient client, DatabaseClient reactive, MongoTemplate mongo, Items items) {
    this.jdbc = jdbc;
    this.named = named;
    this.client = client;
    this.reactive = reactive;
    this.mongo = mongo;
    this.items = items;
  }

  @GetMapping("/a")
  public List<Map<String, Object>> a(@RequestParam String q, @RequestParam int n) {
    jdbc.queryForList("select * from item where name = '" + q + "'"); // ng: sql-injection
    jdbc.queryForList("select * from item where name = ?", q); // ok
    jdbc.query("select * from item where name like '%" + q + "%'", (rs, i) -> rs.getString(1)); // ng: sql-injection
    jdbc.query("select * from item where name like ?", (rs, i) -> rs.getString(1), "%" + q + "%"); // ok
    jdbc.update("delete from item where name = " + q); // ng: sql-injection
    jdbc.update("delete from item where id = " + n); // ok
    jdbc.execute("drop table " + q); // ng: sql-injection
    jdbc.batchUpdate("insert into item(name) values (?)", List.of(new Object[] {q}, new Object[] {q})); // ok
    jdbc.queryForObject(String.format("select name from item where name = '%s'", q), String.class); // ng: sql-injection
    jdbc.queryForObject("select name from item where name = ?", String.class, q); // ok
    return jdbc.queryForList("select * from item limit " + n); // ok
  }

  @PostMapping("/b")
  public Object b(@RequestBody Wanted wanted) {
    MapSqlParameterSource p = new MapSqlParameterSource().addValue("name", wanted.name());
    named.query("select * from item where name = :name", p, (rs, i) -> rs.getString(1)); // ok
    named.query("select * from item order by " + wanted.column(), p, (rs, i) -> rs.getString(1)); // ng: sql-injection
    named.queryForMap("select * from item where name = '" + wanted.name() + "'", Map.of()); // ng: sql-injection
    named.queryForObject("select name from item where size = :s", Map.of("s", wanted.size()), String.class); // ok
    client.sql("select * from item where name = :name").param("name", wanted.name()).query(String.class).list(); // ok
    client.sql("select * from item where name = '" + wanted.name() + "'").query(String.class).list(); // ng: sql-injection
    client.sql("select * from item where size = " + wanted.size()).query(String.class).list(); // ok
    reactive.sql("select * from item where name = '" + wanted.name() + "'").fetch().all(); // ng: sql-injection
    reactive.sql("select * from item where name = :n").bind("n", wanted.name()).fetch().all(); // ok
    String column = switch (wanted.column()) {
      case "name" -> "name";
      case "size" -> "size";
      default -> throw new IllegalArgumentException();
    };
    return named.query("select * from item order by " + column, p, (rs, i) -> rs.getString(1)); // ok
  }

  @GetMapping("/c/{q}")
  public Object c(@PathVariable String q) {
    items.named(q); // ok
    items.like(q); // ok
    items.raw(q); // ok
    em.createQuery("select i from Item i where i.name = '" + q + "'", Item.class).getResultList(); // ng: sql-injection
    em.createQuery("select i from Item i where i.name = :q", Item.class).setParameter("q", q).getResultList(); // ok
    em.createNativeQuery("select * from item where name = '" + q + "'").getResultList(); // ng: sql-injection
    em.createNativeQuery("select * from item where name = ?1").setParameter(1, q).getResultList(); // ok
    mongo.find(new BasicQuery("{ name: '" + q + "' }"), Item.class); // ng: nosql-injection
    mongo.find(new org.springframework.data.mongodb.core.query.Query(Criteria.where("name").is(q)), Item.class); // ok
    mongo.find(new BasicQuery("{ $where: \"this.name == '" + q + "'\" }"), Item.class); // ng: nosql-injection
    return items.findAll(PageRequest.of(0, 10, Sort.by(q))); // ok
  }
}
