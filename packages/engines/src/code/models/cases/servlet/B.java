package com.example;
import jakarta.servlet.http.*;
import java.io.*;
import java.util.stream.*;
public class B extends HttpServlet {
  protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
    Runtime.getRuntime().exec("x " + q.getParameter("a")); // ng: command-injection
    Runtime.getRuntime().exec("x " + q.getParameterValues("a")[0]); // ng: command-injection
    Runtime.getRuntime().exec("x " + q.getParameterMap().get("a")[0]); // ng: command-injection
    Runtime.getRuntime().exec("x " + q.getHeader("X-A")); // ng: command-injection
    Runtime.getRuntime().exec("x " + q.getQueryString()); // ng: command-injection
    Runtime.getRuntime().exec("x " + q.getPathInfo()); // ng: command-injection
    Runtime.getRuntime().exec("x " + q.getCookies()[0].getValue()); // ng: command-injection
    Runtime.getRuntime().exec("x " + new String(q.getInputStream().readAllBytes())); // ng: command-injection
    r.sendRedirect(q.getParameter("a")); // ng: open-redirect
    r.getWriter().println("<p>" + q.getParameter("a")); // ng: cross-site-scripting
    r.getOutputStream().print("<p>" + q.getParameter("a")); // ng: cross-site-scripting
    q.getRequestDispatcher(q.getParameter("a")).forward(q, r); // ng: path-traversal
    new FileInputStream("/srv/" + q.getParameter("a")); // ng: path-traversal
    Runtime.getRuntime().exec("x " + Integer.parseInt(q.getParameter("a"))); // ok
  }
  protected void doPost(HttpServletRequest q, HttpServletResponse r) throws Exception {
    Runtime.getRuntime().exec("x " + q.getPart("a").getSubmittedFileName()); // ng: command-injection
  }
}
