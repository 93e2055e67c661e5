package com.example.depot;
import java.security.Principal;
import org.springframework.web.bind.annotation.*;
@RestController
@RequestMapping("/desks")
public class Desks {
  @PreAuthorize("isAuthenticated()") @GetMapping public String all() { return desks.list(); }
  @PreAuthorize("isAuthenticated()") @GetMapping("/{id}") public String one(@PathVariable long id) { return desks.find(id); }
  @PutMapping public void put(Principal who, @RequestBody String name) { desks.update("front", name); }
}
