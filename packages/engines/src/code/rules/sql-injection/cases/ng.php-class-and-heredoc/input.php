<?php
namespace Shop;

use PDO;

final class Orders
{
    public function __construct(private readonly PDO $db)
    {
    }

    public function of(string $owner): array
    {
        $sql = <<<SQL
            SELECT id, total FROM orders
            WHERE owner = '{$owner}'
            SQL;
        return $this->db->query($sql)->fetchAll();
    }
}

$orders = new Orders(new PDO('sqlite:shop.db'));
foreach ($orders->of($_GET['owner'] ?? '') as ['id' => $id, 'total' => $total]) {
    printf('%d: %d', $id, $total);
}
