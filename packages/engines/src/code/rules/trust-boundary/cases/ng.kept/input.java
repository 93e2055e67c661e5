import javax.servlet.http.*;

public class Page extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String plan = request.getParameter("plan");
    request.getSession().setAttribute("plan", plan);
  }
}
