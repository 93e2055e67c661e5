package com.example.notes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.FileCopyUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

record Note(String title, String body, String callback) {}

@Controller
@RequestMapping("/notes")
public class NoteController {
  private final RestTemplate rest = new RestTemplate();
  private final RestClient client = RestClient.create("https://api.example.com");
  private final RestClient open = RestClient.create();
  private final WebClient web = WebClient.create();
  private final WebClient inner = WebClient.builder().baseUrl("https://api.example.com").build();

  @PostMapping(value = "/a", produces = MediaType.TEXT_HTML_VALUE)
  @ResponseBody
  public String a(@RequestBody Note note) {
    return "<h1>" + note.title() + "</h1>"; // ng: cross-site-scripting
  }

  @PostMapping(value = "/b", produces = "application/json")
  @ResponseBody
  public String b(@RequestBody Note note) {
    return "{\"title\":\"" + note.title() + "\"}"; // ok
  }

  @PostMapping(value = "/c", produces = "text/html")
  public ResponseEntity<String> c(@RequestBody Note note) {
    return ResponseEntity.ok("<h1>" + HtmlUtils.htmlEscape(note.title()) + "</h1>"); // ok
  }

  @GetMapping("/d")
  public ResponseEntity<String> d(@RequestParam String q) {
    return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body("<b>" + q); // ng: cross-site-scripting
  }

  @GetMapping("/e")
  public ResponseEntity<String> e(@RequestParam String q) {
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("<b>" + q); // ok
  }

  @GetMapping("/f")
  public String f(@RequestParam String to) {
    return "redirect:" + to; // ng: open-redirect
  }

  @GetMapping("/g")
  public String g(@RequestParam long id) {
    return "redirect:/notes/" + id; // ok
  }

  @GetMapping("/h")
  public RedirectView h(@RequestParam String to) {
    return new RedirectView(to); // ng: open-redirect
  }

  @GetMapping("/i")
  public ModelAndView i(@RequestParam String to) {
    return new ModelAndView("redirect:" + to); // ng: open-redirect
  }

  @GetMapping("/j")
  public ResponseEntity<Void> j(@RequestParam String to) {
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(to)).build(); // ng: open-redirect
  }

  @GetMapping("/k")
  public ResponseEntity<Void> k(@RequestParam String id) {
    return ResponseEntity.created(UriComponentsBuilder.fromPath("/notes/{id}").build(id)).build(); // ok
  }

  @GetMapping("/l")
  public ResponseEntity<Void> l(@RequestParam String to) {
    HttpHeaders headers = new HttpHeaders();
    headers.setLocation(URI.create(to)); // ng: open-redirect
    return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
  }

  @PostMapping("/m")
  @ResponseBody
  public Map<String, Object> m(@RequestBody Note note) {
    String one = rest.getForObject(note.callback(), String.class); // ng: server-side-request-forgery
    String two = rest.getForObject("https://api.example.com/notes/{t}", String.class, note.title()); // ok
    rest.exchange(URI.create(note.callback()), org.springframework.http.HttpMethod.GET, null, String.class); // ng: server-side-request-forgery
    String three = client.get().uri("/notes/{t}", note.title()).retrieve().body(String.class); // ok
    String four = open.post().uri(note.callback()).body(note).retrieve().body(String.class); // ng: server-side-request-forgery
    String five = web.get().uri(note.callback()).retrieve().bodyToMono(String.class).block(); // ng: server-side-request-forgery
    String six = inner.get().uri(b -> b.path("/notes").queryParam("t", note.title()).build()).retrieve().bodyToMono(String.class).block(); // ok
    return Map.of("all", one + two + three + four + five + six); // ok
  }

  @PostMapping("/n")
  public String n(@RequestParam("file") MultipartFile file) throws IOException {
    file.transferTo(Path.of("/srv/notes", file.getOriginalFilename())); // ng: path-traversal
    file.transferTo(Path.of("/srv/notes", Path.of(file.getOriginalFilename()).getFileName().toString())); // ok
    FileCopyUtils.copy(file.getBytes(), new java.io.File("/srv/notes/" + file.getOriginalFilename())); // ng: path-traversal
    FileCopyUtils.copy(file.getBytes(), new java.io.File("/srv/notes/" + StringUtils.getFilename(file.getOriginalFilename()))); // ok
    return "done";
  }

  @GetMapping("/o/{name}")
  public ResponseEntity<Resource> o(@PathVariable String name, @RequestParam String dir) throws IOException {
    Resource r = new FileSystemResource("/srv/" + dir + "/a.txt"); // ng: path-traversal
    Resource u = new UrlResource(dir); // ng: server-side-request-forgery
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"a.txt\"").body(r); // ok
  }

  @GetMapping("/p")
  public String p(@RequestParam String view, Model model) {
    model.addAttribute("view", view); // ok
    return "pages/" + view; // ng: template-injection
  }

  @GetMapping("/q")
  public String q(@RequestParam String view) {
    return view.equals("list") ? "pages/list" : "pages/one"; // ok
  }

  @GetMapping("/r")
  public void r(@CookieValue String theme, @RequestHeader("X-Name") String name, HttpServletResponse out) throws IOException {
    out.getWriter().write("<body class='" + theme + "'>"); // ng: cross-site-scripting
    out.getWriter().write("<body class='" + HtmlUtils.htmlEscape(name) + "'>"); // ok
    out.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from("session", name).secure(true).httpOnly(true).build().toString()); // ok
  }

  @GetMapping("/s")
  public String s(@MatrixVariable String to, RedirectAttributes attributes) {
    attributes.addAttribute("q", to); // ok
    return "redirect:/notes"; // ok
  }

  @GetMapping("/t")
  @ResponseBody
  public List<String> t(HttpServletRequest request) throws IOException {
    String target = request.getParameter("u");
    if (!target.startsWith("https://api.example.com/")) throw new IllegalArgumentException();
    return List.of(rest.getForEntity(target, String.class).getBody()); // ok
  }
}
