<?php
namespace App\Models;

use CodeIgniter\Model;

class OrderModel extends Model
{
    protected $table = "orders";

    public function findFor(string $who, string $id)
    {
        $this->db->query("SELECT * FROM orders WHERE who = '$who'"); // ng: sql-injection
        $this->db->query("SELECT * FROM orders WHERE who = ?", [$who]); // ok
        $this->db->query("SELECT * FROM orders WHERE who = " . $this->db->escape($who)); // ok
        $this->where("who", $who)->findAll(); // ok
        $this->where("who = '$who'")->findAll(); // ng: sql-injection
        $this->db->table("orders")->where("id", $id)->get(); // ok
        $this->db->table("orders")->orderBy($id)->get(); // ok
    }
}
