<?php
$pages = ['home' => 'home.php', 'help' => 'help.php'];
require __DIR__ . '/pages/' . ($pages[$_GET['page'] ?? ''] ?? 'home.php');
$page = $_GET['page'];
if ($page != 'a.php' && $page != 'b.php') {
    exit;
}
include $page;
