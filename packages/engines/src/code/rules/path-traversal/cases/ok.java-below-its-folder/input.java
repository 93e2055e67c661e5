package example;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class Input extends HttpServlet {
  private final File folder = new File("/srv/pages");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getParameter("page");
    if (name.contains("..")) {
      response.sendError(400);
      return;
    }
    Files.copy(new File(folder, name).toPath(), response.getOutputStream());
  }
}
