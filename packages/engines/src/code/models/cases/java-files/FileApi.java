package com.example.files;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Scanner;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.FilenameUtils;
import org.apache.commons.io.IOUtils;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class FileApi {
  private static final Path BASE = Path.of("/srv/data").toAbsolutePath().normalize();

  @GetMapping("/read")
  public Object read(@RequestParam String name) throws IOException {
    new FileInputStream("/srv/data/" + name); // ng: path-traversal
    new FileReader(new File("/srv/data", name)); // ng: path-traversal
    new FileReader(new File("/srv/data", new File(name).getName())); // ok
    Files.readAllBytes(BASE.resolve(name)); // ng: path-traversal
    Files.readAllBytes(BASE.resolve(FilenameUtils.getName(name))); // ok
    Files.newBufferedReader(BASE.resolve(name).normalize()); // ng: path-traversal
    Files.lines(Paths.get("/srv", "data", name)); // ng: path-traversal
    FileUtils.readFileToString(new File("/srv/data/" + name), StandardCharsets.UTF_8); // ng: path-traversal
    new RandomAccessFile("/srv/data/" + name, "r"); // ng: path-traversal
    new Scanner(new File("/srv/data/" + name)); // ng: path-traversal
    new Scanner(name); // ok
    getClass().getResourceAsStream("/texts/hello.txt"); // ok
    Path p = BASE.resolve(name).normalize();
    if (!p.startsWith(BASE)) throw new IllegalArgumentException("outside");
    return Files.readString(p); // ok
  }

  @GetMapping("/real")
  public Object real(@RequestParam String name) throws IOException {
    Path p = BASE.resolve(name).toRealPath();
    if (p.startsWith("/srv/data")) {
      return Files.readAllLines(p); // ok
    }
    File f = new File("/srv/data", name);
    if (f.getCanonicalPath().startsWith("/srv/data" + File.separator)) {
      return new FileInputStream(f); // ok
    }
    File g = new File("/srv/data/" + name);
    if (!g.getCanonicalFile().toPath().startsWith(BASE)) return null;
    return new FileInputStream(g); // ok
  }

  @PostMapping("/change")
  public void change(@RequestParam String name, @RequestParam int id, @RequestBody String body) throws IOException {
    Files.writeString(BASE.resolve(name), body); // ng: path-traversal
    Files.writeString(BASE.resolve(id + ".txt"), body, StandardOpenOption.CREATE); // ok
    Files.deleteIfExists(BASE.resolve(name)); // ng: path-traversal
    new File("/srv/data/" + name).delete(); // ng: path-traversal
    Files.move(BASE.resolve("a"), BASE.resolve(name)); // ng: path-traversal
    Files.createDirectories(BASE.resolve(name)); // ng: path-traversal
    new FileOutputStream(BASE.resolve("log.txt").toFile(), true).write(body.getBytes()); // ok
    if (!name.matches("[a-z0-9]+")) throw new IllegalArgumentException();
    Files.writeString(BASE.resolve(name), body); // ok
  }

  @PostMapping("/unzip")
  public void unzip(@RequestParam MultipartFile file) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(file.getInputStream())) {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null) {
        Path out = BASE.resolve(entry.getName());
        Files.copy(zip, out); // ng: path-traversal
      }
    }
  }

  @PostMapping("/unzip2")
  public void unzip2(@RequestParam MultipartFile file) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(file.getInputStream())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path out = BASE.resolve(entry.getName()).normalize();
        if (!out.startsWith(BASE)) throw new IOException("outside: entry");
        Files.copy(zip, out); // ok
      }
    }
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file.getInputStream()))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextTarEntry()) != null) {
        File out = new File("/srv/data", entry.getName());
        IOUtils.copy(tar, new FileOutputStream(out)); // ng: path-traversal
      }
    }
  }

  public void fromDisk(File archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive)) {
      var entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        File out = new File("/srv/data/" + entry.getName());
        try (InputStream in = zip.getInputStream(entry); FileOutputStream to = new FileOutputStream(out)) {
          in.transferTo(to);
        }
        File safe = new File("/srv/data/", entry.getName());
        if (!safe.getCanonicalPath().startsWith("/srv/data/")) continue;
        try (InputStream in = zip.getInputStream(entry); FileOutputStream to = new FileOutputStream(safe)) { // ok
          in.transferTo(to);
        }
      }
    }
  }

  @GetMapping("/run")
  public String run(@RequestParam String host, @RequestParam int count) throws Exception {
    Runtime.getRuntime().exec("ping " + host); // ng: command-injection
    Runtime.getRuntime().exec(new String[] {"ping", "-c", "1", "--", host}); // ok
    Runtime.getRuntime().exec(new String[] {"sh", "-c", "ping " + host}); // ng: command-injection
    new ProcessBuilder("ping", "--", host).start(); // ok
    new ProcessBuilder("bash", "-c", "ping " + host).start(); // ng: command-injection
    new ProcessBuilder(List.of("cmd.exe", "/c", "ping " + host)).start(); // ng: command-injection
    new ProcessBuilder(Arrays.asList("ping", "-c", String.valueOf(count), "example.com")).start(); // ok
    new ProcessBuilder(host.split(" ")).start(); // ng: command-injection
    ProcessBuilder pb = new ProcessBuilder();
    pb.command("sh", "-c", "ping " + host); // ng: command-injection
    pb.start();
    ProcessBuilder ok = new ProcessBuilder("sh", "-c", "ping -c " + count + " example.com");
    Process p = ok.start(); // ok
    BufferedReader r = new BufferedReader(new InputStreamReader(p.getInputStream()));
    return r.readLine(); // ok
  }
}
