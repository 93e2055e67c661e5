package com.example.shop;

import java.sql.Connection;
import java.util.HashMap;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class Orders extends HttpServlet {
  private Connection connection;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    HashMap<String, Object> bag = new HashMap<>();
    bag.put("given", request.getParameter("owner"));
    bag.put("fixed", "nobody");
    String owner = (String) bag.get("fixed");
    try {
      connection.createStatement().executeQuery("SELECT id FROM orders WHERE owner = '" + owner + "'");
      long id = Long.parseLong(request.getParameter("id"));
      connection.createStatement().executeQuery("SELECT id FROM orders WHERE id = " + id);
    } catch (Exception error) {
      throw new IllegalStateException(error);
    }
  }
}
