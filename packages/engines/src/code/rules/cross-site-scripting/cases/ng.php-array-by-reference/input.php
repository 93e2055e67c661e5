<?php
$notes = [];
foreach ($_POST['notes'] as $key => &$note) {
    $notes[$key]['text'] = strtoupper($note);
}
[$first, , $third] = [$notes, 1, 'x'];
$show = fn ($all) => implode('<br>', array_column($all, 'text'));
echo $show($first);
