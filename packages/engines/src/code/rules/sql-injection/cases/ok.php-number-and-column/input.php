<?php
$column = $_GET['sort'] ?? 'name';
if (!in_array($column, ['name', 'price'], true)) {
    http_response_code(400);
    exit;
}
$page = (int) ($_GET['page'] ?? 1);
if (!is_numeric($_GET['shelf'])) {
    die('which shelf?');
}
$sql = 'SELECT * FROM items WHERE shelf = ' . $_GET['shelf'] . " ORDER BY $column LIMIT 20 OFFSET " . ($page * 20);
$db->query($sql);
$id = sprintf('%d', $_GET['id']);
$db->query("SELECT * FROM items WHERE id = $id");
