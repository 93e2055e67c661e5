package com.example.depot;
import jakarta.ws.rs.*;
import java.nio.file.*;
@Path("/labels")
public class Labels {
  @Inject Settings settings;
  @PUT @Path("{path}") public void put(@PathParam("path") String path) throws Exception {
    var root = Paths.get(settings.get("labels")).normalize();
    var place = root.resolve(path).normalize();
    
    Files.createDirectories(place);
  }
}
