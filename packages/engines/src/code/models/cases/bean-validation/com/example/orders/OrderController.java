package com.example.orders;

import jakarta.validation.Valid;
import jakarta.validation.constraints.*;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.validation.BindingResult;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
@Validated
class OrderController {
    private final JdbcTemplate jdbc;
    private final RestTemplate rest = new RestTemplate();

    OrderController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/orders")
    void create(@Valid @RequestBody OrderForm form) throws Exception {
        Runtime.getRuntime().exec("x " + form.name()); // ng: command-injection
        Runtime.getRuntime().exec("x " + form.code()); // ok
        Runtime.getRuntime().exec("x " + form.inner()); // ok
        Runtime.getRuntime().exec("x " + form.free()); // ng: command-injection
        Runtime.getRuntime().exec("x " + form.count()); // ok
        Runtime.getRuntime().exec("x " + form.kind()); // ok
        Runtime.getRuntime().exec("x " + form.key()); // ok
        Runtime.getRuntime().exec("x " + form.day()); // ok
        Runtime.getRuntime().exec("x " + form.number()); // ok
        Runtime.getRuntime().exec("x " + form.mail()); // ng: command-injection
        Runtime.getRuntime().exec("x " + form.identifier()); // ok
        Runtime.getRuntime().exec("x " + form.address().street()); // ng: command-injection
        Runtime.getRuntime().exec("x " + form.address().zip()); // ok
        Runtime.getRuntime().exec("x " + form.loose().zip()); // ng: command-injection
        for (Address address : form.addresses()) {
            Runtime.getRuntime().exec("x " + address.zip()); // ok
            Runtime.getRuntime().exec("x " + address.street()); // ng: command-injection
        }
        for (String tag : form.tags()) {
            Runtime.getRuntime().exec("x " + tag); // ok
        }
    }

    @PostMapping("/orders/unchecked")
    void unchecked(@RequestBody OrderForm form) throws Exception {
        Runtime.getRuntime().exec("x " + form.code()); // ng: command-injection
        Runtime.getRuntime().exec("x " + form.kind()); // ok
        Runtime.getRuntime().exec("x " + form.count()); // ok
    }

    @PostMapping("/customers")
    void customer(@Validated @RequestBody CustomerForm form) throws Exception {
        Runtime.getRuntime().exec("x " + form.getName()); // ng: command-injection
        Runtime.getRuntime().exec("x " + form.getCode()); // ok
        Runtime.getRuntime().exec("x " + form.getLevel()); // ok
        Runtime.getRuntime().exec("x " + form.getAge()); // ok
        jdbc.queryForList("select * from c where code = '" + form.getCode() + "'"); // ok
        jdbc.queryForList("select * from c where name = '" + form.getName() + "'"); // ng: sql-injection
    }

    @GetMapping("/orders/{code}")
    void read(@PathVariable @Pattern(regexp = "[A-Z0-9]{4,8}") String code, @RequestParam @NotBlank String note) throws Exception {
        Runtime.getRuntime().exec("x " + code); // ok
        Runtime.getRuntime().exec("x " + note); // ng: command-injection
    }

    @GetMapping("/orders")
    List<?> list(@RequestParam @Pattern(regexp = "asc|desc") String order, @RequestParam @Size(max = 20) String sort) {
        jdbc.queryForList("select * from o order by a " + order); // ok
        return jdbc.queryForList("select * from o order by " + sort); // ng: sql-injection
    }

    @PostMapping("/hooks")
    ResponseEntity<String> hook(@Valid @RequestBody HookForm form) {
        return rest.getForEntity(form.link(), String.class); // ng: server-side-request-forgery
    }

    @PostMapping("/forms")
    String form(@Valid CustomerForm form, BindingResult result) throws Exception {
        if (result.hasErrors()) {
            return "form";
        }
        Runtime.getRuntime().exec("x " + form.getCode()); // ok
        Runtime.getRuntime().exec("x " + form.getName()); // ng: command-injection
        return "done";
    }

    @PostMapping("/ignored")
    String ignored(@Valid CustomerForm form, BindingResult result) throws Exception {
        Runtime.getRuntime().exec("x " + form.getCode()); // ng: command-injection
        return "done";
    }

    enum Kind { SMALL, LARGE }

    record Address(@NotBlank String street, @Pattern(regexp = "\\d{5}") String zip) {}

    record OrderForm(
        @NotBlank @Size(max = 50) String name,
        @Pattern(regexp = "^[A-Z]{3}$") String code,
        @Pattern(regexp = "[a-z0-9_]+") String inner,
        @Pattern(regexp = ".*[a-z].*") String free,
        @Min(1) @Max(9) int count,
        Kind kind,
        UUID key,
        LocalDate day,
        @Digits(integer = 5, fraction = 0) String number,
        @Email String mail,
        @org.hibernate.validator.constraints.UUID String identifier,
        @Valid Address address,
        Address loose,
        @Valid List<Address> addresses,
        List<@Pattern(regexp = "[a-z]+") String> tags
    ) {}

    record HookForm(@NotNull @org.hibernate.validator.constraints.URL String link) {}
}
