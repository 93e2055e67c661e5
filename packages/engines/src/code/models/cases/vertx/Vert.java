package com.example.vert;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

public class Vert extends AbstractVerticle {
  private Pool pool;

  @Override
  public void start() {
    WebClient web = WebClient.create(vertx);
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create());
    router.get("/a/:name").handler(this::show);
    router.post("/b").handler(ctx -> {
      JsonObject body = ctx.body().asJsonObject();
      pool.query("insert into pet values ('" + body.getString("name") + "')").execute(); // ng: sql-injection
      pool.preparedQuery("insert into pet values ($1)").execute(Tuple.of(body.getString("name"))); // ok
      web.getAbs(body.getString("url")).send(); // ng: server-side-request-forgery
      web.getAbs("https://api.example.com/" + body.getString("name")).send(); // ok
      ctx.redirect(body.getString("to")); // ng: open-redirect
      ctx.redirect("/a/1"); // ok
      ctx.json(body); // ok
    });
    router.get("/c").handler(ctx -> ctx.response().sendFile("/srv/" + ctx.request().getParam("f"))); // ng: path-traversal
    router.post("/d").handler(ctx -> {
      for (FileUpload f : ctx.fileUploads()) vertx.fileSystem().moveBlocking(f.uploadedFileName(), "/srv/" + f.fileName()); // ng: path-traversal
      vertx.fileSystem().readFileBlocking("/srv/index.html"); // ok
    });
    vertx.createHttpServer().requestHandler(router).listen(8080);
  }

  private void show(RoutingContext ctx) {
    String name = ctx.pathParam("name");
    pool.query("select * from pet where name = '" + name + "'").execute(); // ng: sql-injection
    ctx.response().putHeader("content-type", "text/html").end("<p>" + name); // ng: cross-site-scripting
    ctx.response().putHeader("content-type", "text/plain").end("hello " + name); // ok
    String q = ctx.queryParam("q").get(0);
    ctx.response().putHeader("content-type", "text/html").end("<p>" + q + "</p>"); // ng: cross-site-scripting
  }
}
