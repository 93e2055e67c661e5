<?php
$db = new mysqli("localhost", "desk", getenv("DESK_PASSWORD"), "desk");
$columns = [];
foreach (explode(",", $_GET["colours"]) as $place => $colour) {
    $columns[] = $colour . ".size";
}
$db->query("SELECT " . implode(", ", $columns) . " FROM paints");
