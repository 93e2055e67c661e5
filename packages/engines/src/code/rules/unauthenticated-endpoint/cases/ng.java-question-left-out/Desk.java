package com.example.depot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
public abstract class Desk {
  @Context protected HttpServletRequest request;
  protected boolean loggedIn() { return request.getUserPrincipal() != null; }
}
