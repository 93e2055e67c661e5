<?php
$db = new mysqli("localhost", "desk", getenv("DESK_PASSWORD"), "desk");
$columns = "";
foreach (explode(",", $_GET["colours"]) as $place => $colour) {
    $columns .= ", c" . $place . ".size";
}
$db->query("SELECT 1" . $columns . " FROM paints");
