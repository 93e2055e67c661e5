import type { App } from "../app.ts";

export const springLeave: App = {
  "pom.xml": `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>leave</artifactId>
  <version>1.0</version>
  <dependencies>
    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency>
    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-security</artifactId></dependency>
    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-data-jpa</artifactId></dependency>
  </dependencies>
</project>
`,
  "src/main/java/com/example/leave/Holiday.java": `package com.example.leave;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
public class Holiday {
  @Id @GeneratedValue private Long id;
  private String name;
  public Long getId() { return id; }
  public String getName() { return name; }
  public void setName(String name) { this.name = name; }
}
`,
  "src/main/java/com/example/leave/HolidayController.java": `package com.example.leave;

import java.util.List;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/holidays")
public class HolidayController {
  private final Holidays holidays;

  public HolidayController(Holidays holidays) {
    this.holidays = holidays;
  }

  @GetMapping
  public List<Holiday> list() {
    return holidays.findAll();
  }

  @PostMapping
  public Holiday add(@RequestParam String name) {
    Holiday holiday = new Holiday();
    holiday.setName(name);
    return holidays.save(holiday);
  }

  @DeleteMapping("/{id}")
  public void remove(@PathVariable Long id) {
    holidays.deleteById(id);
  }
}
`,
  "src/main/java/com/example/leave/Holidays.java": `package com.example.leave;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Holidays extends JpaRepository<Holiday, Long> {}
`,
  "src/main/java/com/example/leave/LeaveController.java": `package com.example.leave;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/leave")
public class LeaveController {
  private final LeaveRequests requests;
  private final LeaveService service;

  public LeaveController(LeaveRequests requests, LeaveService service) {
    this.requests = requests;
    this.service = service;
  }

  public record NewRequest(LocalDate startsOn, LocalDate endsOn) {}

  @GetMapping
  public List<LeaveRequest> mine(Principal principal) {
    return requests.findByEmployee(principal.getName());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  public LeaveRequest ask(@RequestBody NewRequest body, Principal principal) {
    return requests.save(new LeaveRequest(principal.getName(), body.startsOn(), body.endsOn()));
  }

  @GetMapping("/{id}")
  public LeaveRequest one(@PathVariable Long id, Principal principal) {
    LeaveRequest found = requests.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
«    if (!found.getEmployee().equals(principal.getName())) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
»    return found;
  }

  @PutMapping("/{id}/start")
  public LeaveRequest move(@PathVariable Long id, @RequestParam LocalDate startsOn, Principal principal) {
    LeaveRequest found = requests.findByIdAndEmployee(id, principal.getName()).orElseThrow();
    found.setStartsOn(startsOn);
    return requests.save(found);
  }

  @PostMapping("/{id}/withdraw")
  public LeaveRequest withdraw(@PathVariable Long id, Principal principal) {
    return service.withdraw(id, principal.getName());
  }

  @PostMapping("/{id}/decision")
  public LeaveRequest decide(@PathVariable Long id, @RequestParam boolean granted) {
    return service.decide(id, granted);
  }

«  @PreAuthorize("hasAnyRole('MANAGER', 'HR')")
»  @GetMapping("/all")
  public List<LeaveRequest> all() {
    return service.all();
  }

«  @PreAuthorize("hasRole('HR')")
»  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void delete(@PathVariable Long id) {
    requests.deleteById(id);
  }
}
`,
  "src/main/java/com/example/leave/LeaveRequest.java": `package com.example.leave;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.LocalDate;

@Entity
public class LeaveRequest {
  @Id @GeneratedValue private Long id;
  private String employee;
  private LocalDate startsOn;
  private LocalDate endsOn;
  private String state = "OPEN";

  protected LeaveRequest() {}
  public LeaveRequest(String employee, LocalDate startsOn, LocalDate endsOn) {
    this.employee = employee;
    this.startsOn = startsOn;
    this.endsOn = endsOn;
  }
  public Long getId() { return id; }
  public String getEmployee() { return employee; }
  public LocalDate getStartsOn() { return startsOn; }
  public void setStartsOn(LocalDate startsOn) { this.startsOn = startsOn; }
  public String getState() { return state; }
  public void setState(String state) { this.state = state; }
}
`,
  "src/main/java/com/example/leave/LeaveRequests.java": `package com.example.leave;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

public interface LeaveRequests extends JpaRepository<LeaveRequest, Long> {
  List<LeaveRequest> findByEmployee(String employee);
  Optional<LeaveRequest> findByIdAndEmployee(Long id, String employee);
}
`,
  "src/main/java/com/example/leave/LeaveService.java": `package com.example.leave;

import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

@Service
public class LeaveService {
  private final LeaveRequests requests;

  public LeaveService(LeaveRequests requests) {
    this.requests = requests;
  }

  public LeaveRequest withdraw(Long id, String employee) {
    LeaveRequest request = requests.findById(id).orElseThrow();
«    if (!request.getEmployee().equals(employee)) {
      throw new AccessDeniedException("not yours");
    }
»    request.setState("WITHDRAWN");
    return requests.save(request);
  }

«  @PreAuthorize("hasRole('MANAGER')")
»  public LeaveRequest decide(Long id, boolean granted) {
    LeaveRequest request = requests.findById(id).orElseThrow();
    request.setState(granted ? "GRANTED" : "REFUSED");
    return requests.save(request);
  }

  public List<LeaveRequest> all() {
    return requests.findAll();
  }
}
`,
  "src/main/java/com/example/leave/SecurityConfig.java": `package com.example.leave;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
@EnableMethodSecurity
public class SecurityConfig {
  @Bean
  SecurityFilterChain chain(HttpSecurity http) throws Exception {
    http.authorizeHttpRequests(auth -> auth
        .requestMatchers("/actuator/health").permitAll()
        .requestMatchers(HttpMethod.GET, "/holidays/**").permitAll()
«        .requestMatchers("/holidays/**").hasRole("HR")
»        .anyRequest().authenticated())
      .formLogin(Customizer.withDefaults());
    return http.build();
  }
}
`,
};
