package com.example.depot;
import jakarta.ws.rs.*;
import java.sql.Connection;
import java.util.*;
import java.util.stream.Collectors;
@Path("/labels")
public class Labels {
  @POST public void put(Map<String, String> sent) throws Exception {
    String marks = sent.keySet().stream().map(name -> "?").collect(Collectors.joining(", "));
    Connection db = pool.get();
    db.prepareStatement("INSERT INTO labels VALUES (" + marks + ")");
  }
}
