package com.example;
import java.util.*;
import java.net.URI;
import java.nio.file.*;
import jakarta.servlet.http.*;
import org.springframework.core.io.*;
import org.springframework.http.*;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
@RestController
class A {
  enum Sort { A, B }
  record Body(String a, int n, Inner inner, List<String> items) {}
  record Inner(String b) {}
  static void x(String s) throws Exception { Runtime.getRuntime().exec(new String[] {"sh", "-c", s}); }
  @GetMapping("/1") void a1(@RequestParam String a) throws Exception { Runtime.getRuntime().exec("x " + a); } // ng: command-injection
  @GetMapping("/2/{a}") void a2(@PathVariable String a) throws Exception { Runtime.getRuntime().exec("x " + a); } // ng: command-injection
  @PostMapping("/3") void a3(@RequestBody Body b) throws Exception { Runtime.getRuntime().exec("x " + b.a()); } // ng: command-injection
  @PostMapping("/4") void a4(@RequestBody Body b) throws Exception { Runtime.getRuntime().exec("x " + b.inner().b()); } // ng: command-injection
  @PostMapping("/6") void a6(@RequestBody Map<String, String> b) throws Exception { Runtime.getRuntime().exec("x " + b.get("a")); } // ng: command-injection
  @PostMapping("/7") void a7(@RequestBody Body b) throws Exception { for (String s : b.items()) Runtime.getRuntime().exec("x " + s); } // ng: command-injection
  @GetMapping("/8") void a8(@RequestHeader("X-A") String a) throws Exception { Runtime.getRuntime().exec("x " + a); } // ng: command-injection
  @GetMapping("/9") void a9(@CookieValue String a) throws Exception { Runtime.getRuntime().exec("x " + a); } // ng: command-injection
  @PostMapping("/10") void a10(@RequestParam MultipartFile f) throws Exception { Files.copy(f.getInputStream(), Paths.get("/srv/" + f.getOriginalFilename())); } // ng: path-traversal
  @GetMapping("/11") void a11(HttpServletRequest r) throws Exception { Runtime.getRuntime().exec("x " + r.getParameter("a")); } // ng: command-injection
  @GetMapping("/12") void a12(@ModelAttribute Body b) throws Exception { Runtime.getRuntime().exec("x " + b.a()); } // ng: command-injection
  @GetMapping("/13") void a13(@RequestParam Sort a) throws Exception { Runtime.getRuntime().exec("x " + a); } // ok
  @GetMapping("/14") void a14(@RequestParam UUID a) throws Exception { Runtime.getRuntime().exec("x " + a); } // ok
  @GetMapping("/15") RedirectView a15(@RequestParam String a) { return new RedirectView(a); } // ng: open-redirect
  @GetMapping("/16") ResponseEntity<Void> a16(@RequestParam String a) { return ResponseEntity.status(302).location(URI.create(a)).build(); } // ng: open-redirect
  @GetMapping("/17") ResponseEntity<Void> a17(@RequestParam String a) { return ResponseEntity.status(302).header("Location", a).build(); } // ng: open-redirect
  @GetMapping(value = "/18", produces = "text/html") String a18(@RequestParam String a) { return "<p>" + a; } // ng: cross-site-scripting
  @GetMapping("/20") void a20(HttpServletResponse r, @RequestParam String a) throws Exception { r.sendRedirect(a); } // ng: open-redirect
  @GetMapping("/21") void a21(HttpServletResponse r, @RequestParam String a) throws Exception { r.getWriter().write("<p>" + a); } // ng: cross-site-scripting
  @GetMapping("/22") Resource a22(@RequestParam String a) { return new FileSystemResource("/srv/" + a); } // ng: path-traversal
  @GetMapping("/23") void a23(HttpServletResponse r) { Cookie c = new Cookie("session", "v"); c.setSecure(false); r.addCookie(c); } // ng: insecure-cookie
  @GetMapping("/24") void a24(@RequestParam Optional<String> a) throws Exception { Runtime.getRuntime().exec("x " + a.orElse("")); } // ng: command-injection
  @GetMapping("/25") void a25(@RequestParam List<String> a) throws Exception { Runtime.getRuntime().exec("x " + String.join(",", a)); } // ng: command-injection
}
