<?php
$ending = strtolower(pathinfo($_FILES['photo']['name'], PATHINFO_EXTENSION));
if (!in_array($ending, ['png', 'jpg'], true)) {
    exit('no image');
}
move_uploaded_file($_FILES['photo']['tmp_name'], 'photos/' . bin2hex(random_bytes(8)) . '.' . $ending);
