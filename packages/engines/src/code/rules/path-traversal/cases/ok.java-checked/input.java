package com.example.files;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

public class Downloads {
  private static final Path ROOT = Path.of("/srv/files");

  @GetMapping("/download")
  public InputStream read(@RequestParam String name) throws Exception {
    Path path = ROOT.resolve(name).normalize();
    if (!path.startsWith(ROOT)) {
      throw new SecurityException("outside the folder");
    }
    return Files.newInputStream(path);
  }
}
