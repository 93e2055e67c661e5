package com.example.books;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.owasp.encoder.Encode;

class Paging {
  @QueryParam("sort") String sort;
  @QueryParam("size") @DefaultValue("10") int size;
}

class Book {
  private String title;
  private String cover;

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getCover() {
    return cover;
  }

  public void setCover(String cover) {
    this.cover = cover;
  }
}

@Path("/books")
@Produces(MediaType.APPLICATION_JSON)
public class BookResource {
  @Inject EntityManager em;
  @Context UriInfo uri;
  @Context HttpHeaders headers;
  private final Client client = ClientBuilder.newClient();

  @GET
  public Object list(@BeanParam Paging paging, @QueryParam("q") String q, @CookieParam("shop") String shop) {
    em.createNativeQuery("select * from book order by " + paging.sort).getResultList(); // ng: sql-injection
    em.createNativeQuery("select * from book limit " + paging.size).getResultList(); // ok
    em.createQuery("from Book b where b.shop = '" + shop + "'").getResultList(); // ng: sql-injection
    return em.createQuery("from Book b where b.title = :q").setParameter("q", q).getResultList(); // ok
  }

  @GET
  @Path("/{id}/page")
  @Produces(MediaType.TEXT_HTML)
  public String page(@PathParam("id") String id) {
    return "<h1>" + id + "</h1>"; // ng: cross-site-scripting
  }

  @GET
  @Path("/{id}/page2")
  @Produces(MediaType.TEXT_HTML)
  public Response page2(@PathParam("id") String id) {
    return Response.ok("<h1>" + Encode.forHtml(id) + "</h1>").build(); // ok
  }

  @GET
  @Path("/{id}/page3")
  @Produces("text/html")
  public Response page3(@PathParam("id") String id) {
    return Response.ok().entity("<h1>" + id + "</h1>").build(); // ng: cross-site-scripting
  }

  @GET
  @Path("/{id}/text")
  public String text(@PathParam("id") String id) {
    return "{\"id\":\"" + id + "\"}"; // ok
  }

  @GET
  @Path("/go")
  public Response go(@QueryParam("to") String to) {
    return Response.seeOther(URI.create(to)).build(); // ng: open-redirect
  }

  @GET
  @Path("/go2")
  public Response go2(@QueryParam("to") URI to) {
    return Response.temporaryRedirect(to).build(); // ng: open-redirect
  }

  @GET
  @Path("/go3")
  public Response go3(@QueryParam("id") String id) {
    return Response.seeOther(UriBuilder.fromPath("/books/{id}").build(id)).build(); // ok
  }

  @GET
  @Path("/go4")
  public Response go4(@MatrixParam("to") String to) {
    return Response.status(302).header("Location", to).build(); // ng: open-redirect
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(Book book) {
    client.target(book.getCover()).request().get(); // ng: server-side-request-forgery
    client.target("https://api.example.com").path(book.getTitle()).request().get(); // ok
    client.target("https://api.example.com").queryParam("t", book.getTitle()).request().post(Entity.json(book)); // ok
    client.target(UriBuilder.fromUri(book.getCover()).path("x")).request().get(); // ng: server-side-request-forgery
    return Response.created(uri.getAbsolutePathBuilder().path("1").build()).build(); // ok
  }

  @POST
  @Path("/form")
  public Response form(@FormParam("name") String name, MultivaluedMap<String, String> form) throws IOException {
    Files.readString(Paths.get("/srv/books/" + name)); // ng: path-traversal
    Files.readString(Paths.get("/srv/books/" + form.getFirst("other"))); // ng: path-traversal
    Files.readString(Paths.get("/srv/books", new File(name).getName())); // ok
    return Response.ok(new File("/srv/books/index.txt")).build(); // ok
  }

  @POST
  @Path("/file")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response file(@FormDataParam("file") InputStream in, @FormDataParam("file") FormDataContentDisposition detail) throws IOException {
    Files.copy(in, Paths.get("/srv/books", detail.getFileName())); // ng: path-traversal
    Files.copy(in, Paths.get("/srv/books", Integer.toString(detail.getFileName().hashCode()))); // ok
    return Response.noContent().build();
  }

  @GET
  @Path("/seen")
  public Response seen(@HeaderParam("User-Agent") String agent) {
    em.createNativeQuery("insert into seen values ('" + agent + "')").executeUpdate(); // ng: sql-injection
    em.createNativeQuery("insert into seen values ('" + headers.getHeaderString("X-From") + "')").executeUpdate(); // ng: sql-injection
    em.createNativeQuery("insert into seen values ('" + uri.getQueryParameters().getFirst("a") + "')").executeUpdate(); // ng: sql-injection
    NewCookie bad = new NewCookie.Builder("session").value("1").secure(false).httpOnly(true).build(); // ng: insecure-cookie
    NewCookie good = new NewCookie.Builder("session").value("1").secure(true).httpOnly(true).build(); // ok
    StreamingOutput out = s -> s.write("<p>".getBytes()); // ok
    return Response.ok(out).cookie(good).build();
  }
}
