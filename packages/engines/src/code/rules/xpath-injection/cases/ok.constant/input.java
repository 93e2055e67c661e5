import javax.servlet.http.*;

public class Page extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = "owner";
    javax.xml.xpath.XPath paths = javax.xml.xpath.XPathFactory.newInstance().newXPath();
    response.getWriter().println(paths.evaluate("//user[name='" + name + "']", load()).length());
  }
}
