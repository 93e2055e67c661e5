package com.example.web;

import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.util.Base64;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class Basket extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
    byte[] bytes = Base64.getDecoder().decode(request.getParameter("basket"));
    try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      Object basket = input.readObject();
      request.setAttribute("basket", basket);
    } catch (ClassNotFoundException error) {
      throw new java.io.IOException(error);
    }
  }
}
