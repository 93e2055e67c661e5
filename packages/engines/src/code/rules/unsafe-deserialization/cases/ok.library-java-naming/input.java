package org.example;

import javax.naming.Context;
import javax.naming.InitialContext;

public class Sources {
  public Object find(String name) throws Exception {
    if (!name.startsWith("java:")) {
      throw new IllegalArgumentException(name);
    }
    Context context = new InitialContext();
    return context.lookup(name);
  }
}
