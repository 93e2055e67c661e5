import javax.servlet.http.*;

public class Page extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Cookie cookie = new Cookie("theme", "dark");
    cookie.setSecure(false);
    response.addCookie(cookie);
  }
}
