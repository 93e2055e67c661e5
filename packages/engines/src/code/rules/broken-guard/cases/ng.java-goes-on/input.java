package com.example;

import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Letters {
  @PostMapping("/letters")
  public void add(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
    if (request.getSession().getAttribute("user") == null) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
    store(request.getParameter("text"));
  }

  void store(String text) {}
}
