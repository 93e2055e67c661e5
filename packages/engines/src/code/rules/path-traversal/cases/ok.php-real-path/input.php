<?php
const FOLDER = '/srv/files/';
$full = realpath(FOLDER . $_GET['name']);
if ($full === false || !str_starts_with($full, FOLDER)) {
    http_response_code(404);
    exit;
}
readfile($full);
