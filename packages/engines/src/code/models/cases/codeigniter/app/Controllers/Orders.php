<?php
namespace App\Controllers;

use App\Models\OrderModel;

class Orders extends BaseController
{
    public function index()
    {
        $m = new OrderModel();
        $m->findFor($this->request->getGet("who"), $this->request->getPost("id"));
        exec("a " . $this->request->getVar("x")); // ng: command-injection
        exec("a " . $this->request->getPostGet("x")); // ng: command-injection
        exec("a " . $this->request->getCookie("x")); // ng: command-injection
        exec("a " . $this->request->getJSON()->x); // ng: command-injection
        exec("a " . $this->request->getJSON(true)["x"]); // ng: command-injection
        exec("a " . $this->request->getRawInput()["x"]); // ng: command-injection
        exec("a " . $this->request->getHeaderLine("x")); // ng: command-injection
        exec("a " . $this->request->getBody()); // ng: command-injection
        exec("a " . $this->request->getServer("QUERY_STRING")); // ng: command-injection
        exec("a " . $this->request->getGet("x", FILTER_SANITIZE_NUMBER_INT)); // ok
        $f = $this->request->getFile("f");
        $f->move("/srv/up", $f->getClientName()); // ng: unrestricted-upload
        $f->move("/srv/up", $f->getRandomName()); // ok
        echo $this->request->getGet("html"); // ng: cross-site-scripting
        echo esc($this->request->getGet("html")); // ok
        return redirect()->to($this->request->getGet("to")); // ng: open-redirect
    }

    public function show($id = null, $name = "")
    {
        $db = \Config\Database::connect();
        $db->query("SELECT * FROM o WHERE id = " . $id); // ng: sql-injection
        $db->query("SELECT * FROM o WHERE id = " . (int) $id); // ok
        $db->simpleQuery("SELECT * FROM o WHERE n = '" . $name . "'"); // ng: sql-injection
        return $this->response->setBody("<p>" . $name); // ng: cross-site-scripting
    }

    public function dl($file)
    {
        return $this->response->download("/srv/" . $this->request->getGet("f"), null); // ng: path-traversal
    }
}
