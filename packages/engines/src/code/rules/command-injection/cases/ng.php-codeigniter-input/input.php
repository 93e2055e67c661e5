<?php
class Page extends CI_Controller {
  public function show() {
    $id = $this->input->get("id");
    $this->db->query("SELECT * FROM a WHERE id = " . $id);
    system("ls " . $this->input->post("shop"));
  }
}
