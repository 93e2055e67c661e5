<?php
$file = $_FILES['photo'];
if ($file['type'] === 'image/png' && $file['size'] < 100000) {
    move_uploaded_file($file['tmp_name'], 'photos/' . basename($file['name']));
}
