package com.example.shop;

import java.util.List;
import javax.persistence.EntityManager;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.QueryParam;

@Path("/items")
public class Items {
  private EntityManager entities;

  @GET
  public List<?> find(@QueryParam("by") String by) {
    String order = switch (by) {
      case "price" -> "price";
      case "age" -> "created_at";
      default -> "name";
    };
    return entities.createQuery("from Item order by " + order).getResultList();
  }
}
