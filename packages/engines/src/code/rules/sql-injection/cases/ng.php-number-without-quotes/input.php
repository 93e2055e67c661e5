<?php
// Escaping helps inside quotes only; here are none.
$number = mysqli_real_escape_string($link, $_POST['order']);
$query = "SELECT item, price FROM orders WHERE number = $number AND owner = 3";
$found = mysqli_query($link, $query) or die('no such order');
