import javax.servlet.http.*;

public class Page extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String plan = "large".equals(request.getParameter("plan")) ? "large" : "small";
    request.getSession().setAttribute("plan", plan);
  }
}
