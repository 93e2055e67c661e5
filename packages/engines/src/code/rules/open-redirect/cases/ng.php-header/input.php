<?php
$next = $_POST['next'] ?: '/';
header("Location: $next");
exit;
