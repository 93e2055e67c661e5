package com.example.shop;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {
  private final OrderStore store;

  OrderController(OrderStore store) {
    this.store = store;
  }

  @GetMapping("/orders")
  long count(@RequestParam String owner, @RequestParam int page) throws Exception {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("kind", "order");
    wanted.put("owner", owner.trim());
    return store.count(wanted, page);
  }
}

interface OrderStore {
  long count(Map<String, String> wanted, int page) throws Exception;
}

class SqlOrderStore implements OrderStore {
  private DataSource source;

  public long count(Map<String, String> wanted, int page) throws Exception {
    StringBuilder text = new StringBuilder("SELECT count(*) FROM orders WHERE owner = '");
    text.append(wanted.get("owner")).append("' OFFSET ").append(page);
    try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
      ResultSet rows = statement.executeQuery(text.toString());
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
