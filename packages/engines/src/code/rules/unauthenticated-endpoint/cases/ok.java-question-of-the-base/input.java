package com.example.depot;
import jakarta.ws.rs.*;
@Path("/crates")
public class Crates extends Desk {
  @GET public String all() { if (!loggedIn()) { throw new ForbiddenClientException(); } return crates.list(); }
  @GET @Path("{id}") public String one(@PathParam("id") long id) { if (!loggedIn()) { throw new ForbiddenClientException(); } return crates.find(id); }
  @DELETE @Path("{id}") public void drop(@PathParam("id") long id) {
    if (!loggedIn()) { throw new ForbiddenClientException(); }
    crates.delete(id);
  }
}
