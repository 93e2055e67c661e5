package com.example.web;

import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/hello")
public class Hello {
  @PostMapping
  public String hello(@RequestBody Visitor visitor) {
    return "<b>Hello " + visitor.getName() + "</b>";
  }

  static class Visitor {
    private String name;

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }
}
