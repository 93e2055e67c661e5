package com.example.depot;
import com.google.common.collect.Lists;
import java.nio.file.*;
import org.springframework.web.bind.annotation.*;
@RestController
public class Labels {
  @GetMapping("/label") public String label(@RequestParam String kind) throws Exception {
    if (!Lists.newArrayList("wide", "small").contains(kind)) { throw new IllegalArgumentException(); }
    return Files.readString(Paths.get("/srv/labels").resolve(kind));
  }
}
