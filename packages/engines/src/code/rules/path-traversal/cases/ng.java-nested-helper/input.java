package com.example.files;

import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

public class Files {
  @RequestMapping("/files/{name}")
  public InputStream read(@PathVariable("name") String name) throws Exception {
    Function<String, File> inFolder = text -> new File("/srv/files", text);
    return Optional.of(name).map(inFolder).isPresent() ? open(inFolder.apply(name)) : null;
  }

  private InputStream open(File file) throws Exception {
    return new FileInputStream(file);
  }
}
