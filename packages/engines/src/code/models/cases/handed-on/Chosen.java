import jakarta.servlet.*;
import jakarta.servlet.http.*;
import java.io.IOException;

class ChosenFilter implements Filter {
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
    request.setAttribute("name", request.getParameter("name"));
    request.setAttribute("page", Integer.valueOf(request.getParameter("page")));
    chain.doFilter(request, response);
  }
}

class ChosenServlet extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Runtime.getRuntime().exec("x " + request.getAttribute("name")); // ng: command-injection
    Runtime.getRuntime().exec("x " + request.getAttribute("page")); // ok
    Runtime.getRuntime().exec("x " + request.getAttribute("other")); // ok
  }
}
