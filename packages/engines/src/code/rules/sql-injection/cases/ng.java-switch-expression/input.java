package com.example.shop;

import java.util.List;
import javax.persistence.EntityManager;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.QueryParam;

@Path("/items")
public class Items {
  private EntityManager entities;

  record Search(String name, String order) {}

  @GET
  public List<?> find(@QueryParam("name") String name, @QueryParam("by") String by) {
    Search search = new Search(name, switch (by) {
      case "price" -> "price";
      case "age" -> { yield "created_at"; }
      default -> "name";
    });
    return entities.createQuery("from Item where name = '%s' order by %s".formatted(search.name(), search.order())).getResultList();
  }
}
