import type { App } from "../app.ts";

export const springParcel: App = {
  "pom.xml": `<project><artifactId>parcel</artifactId></project>`,
  "src/main/java/com/example/parcel/DepotController.java": `package com.example.parcel;
import java.util.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;
@RestController
@RequestMapping("/depots")
public class DepotController {
  private final JdbcTemplate jdbc;
  public DepotController(JdbcTemplate jdbc) { this.jdbc = jdbc; }
  @GetMapping public List<Map<String, Object>> list() { return jdbc.queryForList("select id, name from depots"); }
  @PostMapping public void add(@RequestParam String name) { jdbc.update("insert into depots(name) values (?)", name); }
  @DeleteMapping("/{id}") public void drop(@PathVariable long id) { jdbc.update("delete from depots where id = ?", id); }
}
`,
  "src/main/java/com/example/parcel/Parcel.java": `package com.example.parcel;
import jakarta.persistence.*;
@Entity
public class Parcel {
  @Id @GeneratedValue private Long id;
  private String sender;
  private String address;
  public Long getId() { return id; }
  public String getSender() { return sender; }
  public void setSender(String s) { sender = s; }
  public String getAddress() { return address; }
  public void setAddress(String a) { address = a; }
}
`,
  "src/main/java/com/example/parcel/ParcelController.java": `package com.example.parcel;
import java.security.Principal;
import java.util.*;
import org.springframework.http.*;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.server.ResponseStatusException;
@RestController
@RequestMapping("/parcels")
public class ParcelController {
  private final ParcelRepository parcels;
  public ParcelController(ParcelRepository parcels) { this.parcels = parcels; }
  @GetMapping
  public List<Parcel> mine(Principal who) { return parcels.findBySender(who.getName()); }
  @GetMapping("/{id}")
  public Parcel one(@PathVariable Long id, Principal who) {
    return parcels.findByIdAndSender(id, who.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
  @PutMapping("/{id}/address")
  public Parcel move(@PathVariable Long id, @RequestParam String address, Principal who) {
    Parcel parcel = parcels.findById(id).orElseThrow();
    «if (!parcel.getSender().equals(who.getName())) throw new ResponseStatusException(HttpStatus.FORBIDDEN);»
    parcel.setAddress(address);
    return parcels.save(parcel);
  }
  @DeleteMapping("/{id}")
  public void cancel(@PathVariable Long id, Principal who) {
    Parcel parcel = parcels.findById(id).orElseThrow();
    «if (!parcel.getSender().equals(who.getName())) throw new ResponseStatusException(HttpStatus.FORBIDDEN);»
    parcels.delete(parcel);
  }
  «@PreAuthorize("hasRole('ADMIN')")»
  @DeleteMapping("/all")
  public void purge() { parcels.deleteAll(); }
  @PreAuthorize("hasRole('ADMIN')")
  @GetMapping("/all")
  public List<Parcel> all() { return parcels.findAll(); }
}
`,
  "src/main/java/com/example/parcel/ParcelRepository.java": `package com.example.parcel;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
public interface ParcelRepository extends JpaRepository<Parcel, Long> {
  List<Parcel> findBySender(String sender);
  Optional<Parcel> findByIdAndSender(Long id, String sender);
}
`,
  "src/main/java/com/example/parcel/SecurityConfig.java": `package com.example.parcel;
import org.springframework.context.annotation.*;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
@Configuration
@EnableMethodSecurity
public class SecurityConfig {
  @Bean
  SecurityFilterChain chain(HttpSecurity http) throws Exception {
    http.authorizeHttpRequests(a -> a
        .requestMatchers("/track/**", "/login").permitAll()
        «.requestMatchers("/depots/**").hasRole("ADMIN")»
        .anyRequest().authenticated())
      .formLogin(f -> {});
    return http.build();
  }
}
`,
};
