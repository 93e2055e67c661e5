package com.example.depot;
import jakarta.ws.rs.*;
import java.nio.file.*;
@Path("/labels")
public class Labels {
  @GET @Path("{name: [a-z0-9-]+}") public String one(@PathParam("name") String label) throws Exception {
    return Files.readString(Paths.get("/srv/labels").resolve(label));
  }
}
