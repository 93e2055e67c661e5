import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class Upload extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String folder = "/srv/letters/";
    String name = request.getParameter("name");
    String whole = folder + name;
    if (!new File(whole).getCanonicalPath().startsWith(new File(folder).getCanonicalPath())) {
      throw new IOException("outside of " + folder);
    }
    new FileOutputStream(folder + name).close();
  }
}
