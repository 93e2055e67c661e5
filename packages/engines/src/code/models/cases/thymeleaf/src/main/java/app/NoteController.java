package app;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
public class NoteController {
  @GetMapping("/search")
  public String search(@RequestParam String q, @RequestParam int n, Model model) {
    model.addAttribute("words", q);
    model.addAttribute("number", n);
    model.addAttribute("lines", java.util.List.of(q));
    return "notes/search";
  }

  @PostMapping("/save")
  public String save(@ModelAttribute Note note) {
    return "notes/saved";
  }

  @GetMapping("/view")
  public ModelAndView view(@RequestParam String q) {
    ModelAndView page = new ModelAndView("notes/view");
    page.addObject("words", q);
    return page;
  }

  @GetMapping("/mail")
  public ModelAndView mail(@RequestParam String q) {
    return new ModelAndView("mail", "words", q);
  }
}

class Note {
  private String title;

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }
}
