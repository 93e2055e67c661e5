package com.example.web;

import java.io.PrintWriter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.web.util.HtmlUtils;

public class Hello extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
    PrintWriter out = response.getWriter();
    out.printf("<b>Hello %s, you are %d</b>", shown(request.getParameter("name")), Integer.valueOf(request.getParameter("age")));
  }

  private static String shown(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
