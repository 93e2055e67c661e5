package com.example.shop;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.commons.text.StringEscapeUtils;

@WebServlet("/upload")
@MultipartConfig
public class UploadServlet extends HttpServlet {
  private DataSource source;
  private static final Path ROOT = Paths.get("/srv/uploads");

  @Override
  protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws IOException, ServletException {
    Part part = req.getPart("file");
    String name = part.getSubmittedFileName();
    try (InputStream in = part.getInputStream()) {
      Files.copy(in, ROOT.resolve(name), StandardCopyOption.REPLACE_EXISTING); // ng: path-traversal
      Files.copy(in, ROOT.resolve(Paths.get(name).getFileName())); // ok
      Files.copy(in, ROOT.resolve(UUID.randomUUID() + ".bin")); // ok
    }
    part.write("/srv/uploads/" + name); // ng: path-traversal
    part.write(UUID.randomUUID().toString()); // ok
    for (Part each : req.getParts()) {
      each.write(new File("/srv/uploads", each.getSubmittedFileName()).getPath()); // ng: path-traversal
    }
    String body = req.getReader().lines().collect(Collectors.joining("\n"));
    resp.setContentType("text/html");
    PrintWriter out = resp.getWriter();
    out.println("<pre>" + body + "</pre>"); // ng: cross-site-scripting
    out.println("<pre>" + StringEscapeUtils.escapeHtml4(body) + "</pre>"); // ok
    out.printf("<p>%s</p>", req.getHeader("X-Note")); // ng: cross-site-scripting
    out.printf("<p>%d</p>", Integer.parseInt(req.getParameter("n"))); // ok
    out.append("<p>").append(req.getQueryString()); // ng: cross-site-scripting
    out.write(part.getSize() + " bytes"); // ok
  }

  @Override
  protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException, ServletException {
    String page = req.getParameter("page");
    resp.setHeader("X-Page", URLEncoder.encode(page, StandardCharsets.UTF_8)); // ok
    req.getRequestDispatcher("/WEB-INF/pages/" + page + ".jsp").forward(req, resp); // ng: path-traversal
    RequestDispatcher view = req.getRequestDispatcher("/WEB-INF/pages/home.jsp");
    view.forward(req, resp); // ok
    resp.sendRedirect(req.getParameter("next")); // ng: open-redirect
    resp.sendRedirect(req.getContextPath() + "/home"); // ok
    resp.setHeader("Location", req.getParameter("next")); // ng: open-redirect
    resp.sendError(404, "no such page"); // ok
    HttpSession session = req.getSession(true);
    session.setAttribute(req.getParameter("key"), "1"); // ng: trust-boundary
    session.setAttribute("seen", "1"); // ok
    Cookie cookie = new Cookie("session", session.getId());
    cookie.setSecure(false); // ng: insecure-cookie
    resp.addCookie(cookie);
    Cookie good = new Cookie("session", session.getId());
    good.setSecure(true);
    good.setHttpOnly(true);
    resp.addCookie(good); // ok
    try (Connection c = source.getConnection(); Statement s = c.createStatement()) {
      String id = req.getPathInfo().substring(1);
      s.executeQuery("select * from files where id = " + id); // ng: sql-injection
      s.addBatch("delete from files where id = '" + id + "'"); // ng: sql-injection
      PreparedStatement p = c.prepareStatement("select * from files where id = ?");
      p.setString(1, id); // ok
      PreparedStatement q = c.prepareStatement("select * from files order by " + id); // ng: sql-injection
      String order = "name".equals(id) ? "name" : "size";
      c.prepareStatement("select * from files order by " + order); // ok
      s.executeQuery("select * from files where id = " + Long.parseLong(id)); // ok
      for (Cookie k : req.getCookies()) {
        if (k.getName().equals("last")) s.execute("update seen set at = '" + k.getValue() + "'"); // ng: sql-injection
      }
      Map<String, String[]> all = req.getParameterMap();
      s.executeUpdate("delete from tags where name = '" + all.get("tag")[0] + "'"); // ng: sql-injection
      Enumeration<String> names = req.getParameterNames();
      while (names.hasMoreElements()) {
        s.executeUpdate(String.format("insert into keys values ('%s')", names.nextElement())); // ng: sql-injection
      }
      ResultSet rows = p.executeQuery(); // ok
      resp.getWriter().print(rows.next()); // ok
    } catch (SQLException e) {
      resp.sendError(500);
    }
  }
}
