package com.example.books;

import java.util.List;
import java.util.Map;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;

@Controller
class BookController {
    private final JdbcTemplate jdbc;

    BookController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @QueryMapping
    List<Map<String, Object>> books(@Argument String author) {
        return jdbc.queryForList("SELECT id FROM book WHERE author = '" + author + "'");
    }
}
