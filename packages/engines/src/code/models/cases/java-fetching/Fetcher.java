package com.example.fetch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.commons.io.IOUtils;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;
import org.owasp.esapi.ESAPI;

public class Fetcher extends HttpServlet {
  private static final Set<String> HOSTS = Set.of("api.example.com", "img.example.com");
  private final HttpClient client = HttpClient.newHttpClient();
  private final OkHttpClient ok = new OkHttpClient();
  private final CloseableHttpClient apache = HttpClients.createDefault();

  @Override
  protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
    String u = req.getParameter("u");
    String id = req.getParameter("id");
    new URL(u).openStream(); // ng: server-side-request-forgery
    HttpURLConnection c = (HttpURLConnection) new URL(u).openConnection(); // ng: server-side-request-forgery
    new URL("https://api.example.com/items/" + id).openStream(); // ok
    try {
      client.send(HttpRequest.newBuilder(URI.create(u)).build(), HttpResponse.BodyHandlers.ofString()); // ng: server-side-request-forgery
      client.send(HttpRequest.newBuilder().uri(URI.create("https://api.example.com/" + id)).GET().build(), HttpResponse.BodyHandlers.ofString()); // ok
      client.sendAsync(HttpRequest.newBuilder().uri(new URI(u)).GET().build(), HttpResponse.BodyHandlers.ofString()); // ng: server-side-request-forgery
    } catch (Exception e) {
      resp.sendError(502);
    }
    ok.newCall(new Request.Builder().url(u).build()).execute(); // ng: server-side-request-forgery
    ok.newCall(new Request.Builder().url(new HttpUrl.Builder().scheme("https").host("api.example.com").addPathSegment(id).build()).build()).execute(); // ok
    apache.execute(new HttpGet(u)); // ng: server-side-request-forgery
    apache.execute(new HttpGet("https://api.example.com/" + id)); // ok
    Jsoup.connect(u).get(); // ng: server-side-request-forgery
    Jsoup.connect("https://example.com").data("id", id).get(); // ok
    ImageIO.read(new URL(u)); // ng: server-side-request-forgery
    IOUtils.toString(new URL(u), "UTF-8"); // ng: server-side-request-forgery
    new Socket(u, 80); // ng: server-side-request-forgery
    new Socket("example.com", 80); // ok
    URI parsed = URI.create(u);
    if (HOSTS.contains(parsed.getHost())) {
      parsed.toURL().openStream(); // ok
    }
    String to = req.getParameter("to");
    if (to.startsWith("/") && !to.startsWith("//")) {
      resp.sendRedirect(to); // ok
    } else {
      resp.sendRedirect("/home?next=" + java.net.URLEncoder.encode(to, "UTF-8")); // ok
    }
    resp.setContentType("text/html;charset=UTF-8");
    resp.getWriter().println(Jsoup.clean(req.getParameter("text"), Safelist.basic())); // ok
    resp.getWriter().println(ESAPI.encoder().encodeForHTML(id)); // ok
    resp.getWriter().println("<a href='" + to + "'>"); // ng: cross-site-scripting
    resp.getOutputStream().print("<i>" + id); // ng: cross-site-scripting
    resp.getOutputStream().write(("<i>" + id).getBytes()); // ng: cross-site-scripting
    resp.setContentType("application/json");
    resp.getWriter().println("{\"id\":\"" + id + "\"}"); // ok
  }
}
