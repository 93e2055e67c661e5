import type { App } from "../app.ts";

export const jaxrs: App = {
  "Items.java": `package com.example;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.*;

@Path("items")
public class Items {
  @GET
  «@RolesAllowed("clerk")»
  public String all() { return ""; }

  @POST
  «@RolesAllowed("clerk")»
  public String add(String item) { return ""; }

  @PUT
  @Path("{id}")
  «@RolesAllowed("clerk")»
  public String change(@PathParam("id") long id) { return ""; }

  @DELETE
  @Path("{id}")
  «@RolesAllowed("clerk")»
  public String remove(@PathParam("id") long id) { return ""; }
}`,
};
