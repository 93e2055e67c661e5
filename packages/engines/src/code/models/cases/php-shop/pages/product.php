<?php
require_once __DIR__ . "/../src/Db.php";
require_once __DIR__ . "/../src/Request.php";

use Shop\Db;
use Shop\Page;
use Shop\Request;

class ProductPage extends Page
{
    private string $lang = "en";

    public function run(): void
    {
        $name = $this->req->query("name");
        $this->show($name);
        echo "<p>" . $this->e($name) . "</p>"; // ok
        echo "<a href='?id=" . $this->req->int("id") . "'>x</a>"; // ok
        echo "<b>" . $this->req->header("User-Agent") . "</b>"; // ng: cross-site-scripting
        $rows = $this->db->all("SELECT * FROM p WHERE name = '" . $name . "'");
        $this->db->safe("p", ["id" => $name, "state" => $this->req->post("state")]);
        $this->db->byName($this->req->post("name"));
        $this->db->byNameEscaped($this->req->post("name"));
        $this->db->byId($this->req->post("id"));
        $this->db->bound($this->req->post("id"));
        $this->db->in($_POST["ids"]);
        $this->db->inInts($_POST["ids"]);
        $this->db->inRaw($_POST["ids"]);
        $this->db->quoted($this->req->query("q"));
        include __DIR__ . "/tpl/" . $this->requireSlug($this->req->query("tpl")) . ".php"; // ok
        include __DIR__ . "/tpl/" . $this->req->query("tpl") . ".php"; // ng: file-inclusion
        $allowed = ["en", "de", "fr"];
        $lang = $this->req->query("lang");
        if (in_array($lang, $allowed, true)) {
            $this->lang = $lang;
        }
        require "lang/" . $this->lang . ".php"; // ok
        $sort = $this->req->query("sort");
        $columns = ["price" => "p.price", "name" => "p.name"];
        $order = $columns[$sort] ?? "p.id";
        $this->db->order("SELECT * FROM p ORDER BY $order"); // ok
        $dir = strtolower($this->req->query("dir")) === "desc" ? "DESC" : "ASC";
        (new \PDO("x"))->query("SELECT * FROM p ORDER BY id $dir"); // ok
        (new \PDO("x"))->query("SELECT * FROM p ORDER BY $sort"); // ng: sql-injection
        $by = match ($sort) { "a" => "col_a", "b" => "col_b", default => "id" };
        (new \PDO("x"))->query("SELECT * FROM p ORDER BY " . $by); // ok
    }
}

(new ProductPage(Request::fromGlobals(), Db::get()))->run();
