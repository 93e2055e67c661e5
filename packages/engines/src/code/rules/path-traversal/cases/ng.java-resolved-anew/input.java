package example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class Input extends HttpServlet {
  private static final Path FOLDER = Paths.get("/srv/pages");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getParameter("page");
    if (name.contains("..")) {
      response.sendError(400);
      return;
    }
    Files.copy(FOLDER.resolve(name), response.getOutputStream());
  }
}
