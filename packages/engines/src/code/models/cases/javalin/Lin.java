package com.example.lin;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;

public class Lin {
  static class Pet {
    public String name;
  }

  public static void main(String[] args) throws Exception {
    Connection c = DriverManager.getConnection("jdbc:h2:mem:a");
    Javalin app = Javalin.create(config -> config.bundledPlugins.enableCors(cors -> cors.addRule(it -> it.allowHost("https://example.com"))));
    app.get("/a/{name}", ctx -> {
      c.createStatement().executeQuery("select * from pet where name = '" + ctx.pathParam("name") + "'"); // ng: sql-injection
      ctx.html("<p>" + ctx.queryParam("q")); // ng: cross-site-scripting
      ctx.result("hello " + ctx.queryParam("q")); // ok
      ctx.json(ctx.queryParam("q")); // ok
    });
    app.post("/b", ctx -> {
      Pet pet = ctx.bodyAsClass(Pet.class);
      c.createStatement().execute("insert into pet values ('" + pet.name + "')"); // ng: sql-injection
      c.createStatement().execute("insert into pet values ('" + ctx.formParam("name") + "')"); // ng: sql-injection
      c.createStatement().execute("delete from pet where id = " + ctx.pathParamAsClass("id", Integer.class).get()); // ok
      ctx.redirect(ctx.header("Referer")); // ng: open-redirect
      ctx.redirect("/a"); // ok
    });
    app.post("/c", Lin::upload);
    app.before("/c", ctx -> ctx.header("X-Frame-Options", "DENY")); // ok
    app.start(7070);
  }

  static void upload(Context ctx) throws IOException {
    UploadedFile f = ctx.uploadedFile("file");
    Files.copy(f.content(), Path.of("/srv/in/" + f.filename())); // ng: path-traversal
    Files.copy(f.content(), Path.of("/srv/in/1" + f.extension().replaceAll("[^.a-z]", ""))); // ok
    ctx.html("<p>" + ctx.body() + "</p>"); // ng: cross-site-scripting
    ctx.cookieStore().set("a", ctx.cookie("b")); // ok
  }
}
