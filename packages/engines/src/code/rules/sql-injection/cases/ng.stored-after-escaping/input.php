<?php
class Members
{
    private mysqli $db;

    public function __construct(mysqli $db)
    {
        $this->db = $db;
    }

    public function join(string $nick): void
    {
        $query = sprintf("INSERT INTO members (nick, since) VALUES ('%s', NOW())", $this->db->real_escape_string($nick));
        $this->db->query($query);
    }

    public function nickOf(int $id): string
    {
        $found = $this->db->query("SELECT id, nick FROM members WHERE id = $id");
        $row = $found->fetch_assoc();
        return $row["nick"];
    }

    public function alike(string $nick)
    {
        return $this->db->query("SELECT id FROM members WHERE nick LIKE '$nick%'");
    }
}

$members = new Members(new mysqli("localhost", "app", getenv("DB_PASSWORD"), "club"));
if (isset($_POST["nick"])) {
    $members->join($_POST["nick"]);
}
foreach ($members->alike($members->nickOf((int) $_GET["id"])) as $other) {
    printf("%d ", $other["id"]);
}
