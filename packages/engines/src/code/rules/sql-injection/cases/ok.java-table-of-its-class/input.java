package com.example.depot;
import jakarta.ws.rs.*;
import java.sql.Connection;
import java.util.Map;
@Path("/labels")
public class Labels {
  @POST public void put(Map<String, String> sent) throws Exception {
    Connection db = pool.get();
    db.prepareStatement("DELETE FROM " + sent.getClass().getSimpleName());
  }
}
