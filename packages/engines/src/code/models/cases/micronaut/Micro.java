package com.example.micro;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.multipart.CompletedFileUpload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

record Pet(String name, String photo) {}

@Controller("/pets")
public class Micro {
  private final DataSource db;
  @Client("/") private final HttpClient http;

  public Micro(DataSource db, HttpClient http) {
    this.db = db;
    this.http = http;
  }

  @Get("/{name}")
  public Object one(@PathVariable String name, @QueryValue String sort, HttpRequest<?> request) throws SQLException {
    try (Connection c = db.getConnection()) {
      c.createStatement().executeQuery("select * from pet where name = '" + name + "'"); // ng: sql-injection
      c.createStatement().executeQuery("select * from pet order by " + sort); // ng: sql-injection
      c.createStatement().executeQuery("select * from pet where x = '" + request.getHeaders().get("X") + "'"); // ng: sql-injection
      c.createStatement().executeQuery("select * from pet where x = '" + request.getParameters().get("x") + "'"); // ng: sql-injection
      return c.prepareStatement("select * from pet where name = ?"); // ok
    }
  }

  @Get(value = "/page", produces = MediaType.TEXT_HTML)
  public String page(@QueryValue String name) {
    return "<p>" + name; // ng: cross-site-scripting
  }

  @Get("/text")
  @Produces(MediaType.TEXT_PLAIN)
  public String text(@QueryValue String name) {
    return "hello " + name; // ok
  }

  @Get("/plain")
  public Map<String, String> plain(String name) {
    return Map.of("name", name); // ok
  }

  @Get("/go")
  public HttpResponse<?> go(@QueryValue String to) {
    return HttpResponse.redirect(URI.create(to)); // ng: open-redirect
  }

  @Get("/go2")
  public HttpResponse<?> go2() {
    return HttpResponse.seeOther(URI.create("/pets")); // ok
  }

  @Post("/add")
  public String add(@Body Pet pet) {
    http.toBlocking().retrieve(pet.photo()); // ng: server-side-request-forgery
    http.toBlocking().retrieve("https://api.example.com/" + pet.name()); // ok
    http.toBlocking().exchange(HttpRequest.GET(pet.photo())); // ng: server-side-request-forgery
    return "added";
  }

  @Post(value = "/photo", consumes = MediaType.MULTIPART_FORM_DATA)
  public void photo(CompletedFileUpload file) throws IOException {
    Files.write(Path.of("/srv/pets", file.getFilename()), file.getBytes()); // ng: path-traversal
    Files.write(Path.of("/srv/pets", "photo.png"), file.getBytes()); // ok
  }
}
