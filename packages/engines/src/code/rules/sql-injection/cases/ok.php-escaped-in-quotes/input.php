<?php
$name = isset($_POST['name']) ? mysqli_real_escape_string($link, trim($_POST['name'])) : '';
$found = mysqli_query($link, "SELECT id FROM people WHERE name = '$name' LIMIT 1");
