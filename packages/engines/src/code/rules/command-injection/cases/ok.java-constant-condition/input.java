package com.example.tools;

import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class Ping extends HttpServlet {
  private static final int LIMIT = 40;

  @Override
  public void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
    String given = request.getHeader("X-Host");
    String host = 3 * LIMIT > 100 ? "example.com" : given;
    Runtime.getRuntime().exec("ping -c 1 " + host);
  }
}
