import type { App } from "../app.ts";

export const spring: App = {
  "Orders.java": `package com.example;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/orders")
public class Orders {
  private final OrderRepository orders;
  public Orders(OrderRepository orders) { this.orders = orders; }

  «@PreAuthorize("isAuthenticated()")»
  @GetMapping
  public Object all(Principal principal) { return orders.findAllByOwner(principal.getName()); }

  «@PreAuthorize("isAuthenticated()")»
  @GetMapping("/{id}")
  public Object one(@PathVariable Long id, Principal principal) { return orders.findByIdAndOwner(id, principal.getName()); }

  «@PreAuthorize("isAuthenticated()")»
  @PostMapping
  public Object add(@RequestParam String item) { return orders.save(new Order(item)); }

  «@PreAuthorize("isAuthenticated()")»
  @PutMapping("/{id}")
  public Object change(@PathVariable Long id) { return orders.save(orders.touched(id)); }

  «@PreAuthorize("isAuthenticated()")»
  @DeleteMapping("/{id}")
  public void remove(@PathVariable Long id) { orders.drop(id); }
}`,
  "Health.java": `package com.example;
import org.springframework.web.bind.annotation.*;
@RestController
public class Health {
  @GetMapping("/health")
  public String health() { return "ok"; }
}`,
};
