package com.example.depot;
import java.nio.file.*;
import java.util.Optional;
import org.springframework.web.bind.annotation.*;
@RestController
public class Labels {
  @GetMapping("/label") public String label(@RequestParam Optional<Integer> number) throws Exception {
    return Files.readString(Paths.get("/srv/labels/" + number.orElse(1)));
  }
}
