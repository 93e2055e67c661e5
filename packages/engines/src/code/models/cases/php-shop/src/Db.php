<?php
namespace Shop;

final class Db
{
    private static ?Db $instance = null;
    private \PDO $pdo;
    private \mysqli $legacy;

    private function __construct()
    {
        $this->pdo = new \PDO(getenv("DSN"));
        $this->legacy = new \mysqli("localhost", "u", getenv("PW"), "shop");
    }

    public static function get(): self
    {
        return self::$instance ??= new self();
    }

    public function all(string $sql, array $params = []): array
    {
        $st = $this->pdo->prepare($sql); // ng: sql-injection
        $st->execute($params);
        return $st->fetchAll();
    }

    public function safe(string $table, array $params): array
    {
        $st = $this->pdo->prepare("SELECT * FROM orders WHERE id = :id AND state = :state"); // ok
        $st->execute($params);
        return $st->fetchAll(\PDO::FETCH_ASSOC);
    }

    public function byName(string $name): ?array
    {
        $res = $this->legacy->query(sprintf("SELECT * FROM users WHERE name = '%s'", $name)); // ng: sql-injection
        return $res->fetch_assoc();
    }

    public function byNameEscaped(string $name): ?array
    {
        $res = $this->legacy->query(sprintf("SELECT * FROM users WHERE name = '%s'", $this->legacy->real_escape_string($name))); // ok
        return $res->fetch_assoc();
    }

    public function byId($id)
    {
        return $this->legacy->query("SELECT * FROM users WHERE id = " . $this->legacy->real_escape_string($id)); // ng: sql-injection
    }

    public function bound($id)
    {
        $st = $this->legacy->prepare("SELECT * FROM users WHERE id = ?"); // ok
        $st->bind_param("i", $id);
        $st->execute();
        return $st->get_result();
    }

    public function in(array $ids)
    {
        $marks = implode(",", array_fill(0, count($ids), "?"));
        $st = $this->pdo->prepare("SELECT * FROM users WHERE id IN ($marks)"); // ok
        $st->execute($ids);
    }

    public function inInts(array $ids)
    {
        $list = implode(",", array_map("intval", $ids));
        $this->pdo->query("SELECT * FROM users WHERE id IN ($list)"); // ok
    }

    public function inRaw(array $ids)
    {
        $list = implode(",", $ids);
        $this->pdo->query("SELECT * FROM users WHERE id IN ($list)"); // ng: sql-injection
    }

    public function quoted(string $q)
    {
        return $this->pdo->query("SELECT * FROM users WHERE name = " . $this->pdo->quote($q)); // ok
    }
}
