package app;

import java.util.List;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class SearchServlet extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String words = request.getParameter("q");
    request.setAttribute("words", words);
    request.setAttribute("number", Integer.parseInt(request.getParameter("n")));
    request.setAttribute("lines", List.of(words));
    request.setAttribute("note", new Note(words));
    request.getRequestDispatcher("/WEB-INF/search.jsp").forward(request, response);
  }
}

class Note {
  private final String title;

  Note(String title) {
    this.title = title;
  }

  public String getTitle() {
    return title;
  }
}
