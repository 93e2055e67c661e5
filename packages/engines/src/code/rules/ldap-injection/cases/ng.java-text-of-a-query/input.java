package com.example.depot;
import static org.springframework.ldap.query.LdapQueryBuilder.query;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.web.bind.annotation.*;
@RestController
public class Clerks {
  private LdapTemplate directory;
  @GetMapping("/clerk") public Object one(@RequestParam String name) {
    return directory.searchForObject(query().filter("(uid=" + name + ")"), null);
  }
}
