import javax.servlet.http.*;

public class Page extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Cookie cookie = new Cookie("session", "a");
    cookie.setHttpOnly(false);
    response.addCookie(cookie);
  }
}
