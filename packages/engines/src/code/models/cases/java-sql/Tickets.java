package com.example.tickets;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.jdbc.SQL;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class Ticket {
  public long id;
  public String title;
}

@Mapper
interface TicketMapper {
  @Select("select * from ticket where title = '${title}'") // ng: sql-injection
  List<Ticket> bad(@Param("title") String title);

  @Select("select * from ticket where title = #{title}") // ok
  List<Ticket> good(@Param("title") String title);

  @Select({"<script>", "select * from ticket order by ${column}", "</script>"}) // ng: sql-injection
  List<Ticket> sorted(@Param("column") String column);

  @Update("update ticket set title = #{title} where id = ${id}") // ok
  int rename(@Param("id") long id, @Param("title") String title);

  @Delete("delete from ticket where title like '%${title}%'") // ng: sql-injection
  int drop(@Param("title") String title);

  @Insert("insert into ticket (title) values (#{title})") // ok
  int add(Ticket ticket);

  @SelectProvider(type = TicketSql.class, method = "byTitle")
  List<Ticket> provided(@Param("title") String title);
}

class TicketSql {
  public String byTitle(@Param("title") String title) {
    return new SQL().SELECT("*").FROM("ticket").WHERE("title = '" + title + "'").toString(); // ng: sql-injection
  }
}

@RestController
@RequestMapping("/tickets")
public class Tickets {
  private final DSLContext dsl;
  private final Jdbi jdbi;
  private final TicketMapper mapper;

  public Tickets(DSLContext dsl, Jdbi jdbi, TicketMapper mapper) {
    this.dsl = dsl;
    this.jdbi = jdbi;
    this.mapper = mapper;
  }

  @GetMapping("/mapper")
  public Object mapper(@RequestParam String title, @RequestParam String sort, @RequestParam long id) {
    mapper.bad(title);
    mapper.good(title); // ok
    mapper.sorted(sort);
    mapper.rename(id, title); // ok
    mapper.drop(title);
    mapper.provided(title);
    return null;
  }

  @GetMapping("/jooq")
  public Object jooq(@RequestParam String title, @RequestParam String sort) {
    dsl.fetch("select * from ticket where title = '" + title + "'"); // ng: sql-injection
    dsl.fetch("select * from ticket where title = ?", title); // ok
    dsl.selectFrom(table("ticket")).where("title = '" + title + "'").fetch(); // ng: sql-injection
    dsl.selectFrom(table("ticket")).where(field("title").eq(title)).fetch(); // ok
    dsl.select(field("title")).from("ticket").orderBy(field(sort)).fetch(); // ng: sql-injection
    dsl.select(field("title")).from("ticket").orderBy(field(name(sort))).fetch(); // ok
    dsl.execute("delete from ticket where title = '" + title + "'"); // ng: sql-injection
    dsl.execute("delete from ticket where title = {0}", val(title)); // ok
    dsl.selectCount().from("ticket").where(condition("title = '" + title + "'")).fetch(); // ng: sql-injection
    dsl.selectCount().from("ticket").where(condition("title = ?", title)).fetch(); // ok
    dsl.resultQuery("select '" + title + "'").fetch(); // ng: sql-injection
    dsl.select(DSL.sql("upper('" + title + "')")).fetch(); // ng: sql-injection
    dsl.select(inline(title)).fetch(); // ok
    return dsl.deleteFrom(table("ticket")).where(field("title", String.class).like("%" + title + "%")).execute(); // ok
  }

  @GetMapping("/jdbi")
  public Object jdbi(@RequestParam String title) {
    try (Handle h = jdbi.open()) {
      h.createQuery("select * from ticket where title = '" + title + "'").mapTo(String.class).list(); // ng: sql-injection
      h.createQuery("select * from ticket where title = :t").bind("t", title).mapTo(String.class).list(); // ok
      h.createUpdate("delete from <t>").define("t", title).execute(); // ng: sql-injection
      h.execute("insert into ticket (title) values (?)", title); // ok
      h.execute("insert into ticket (title) values ('" + title + "')"); // ng: sql-injection
      return h.select("select id from ticket where title = ?", title).mapTo(Long.class).list(); // ok
    }
  }
}
