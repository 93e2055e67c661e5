package com.example.files;

import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

public class Uploads {
  @PostMapping("/uploads")
  public void take(@RequestParam("sheet") MultipartFile sheet) throws Exception {
    keep(sheet, "sheets");
  }

  private void keep(File sheet, String kind) throws Exception {
    try (InputStream in = new FileInputStream(sheet)) {
      Shelf.put(kind, in);
    }
  }

  private void keep(MultipartFile sheet, String kind) throws Exception {
    Shelf.put(kind, sheet.getInputStream());
  }
}
