<?php
if (preg_match('/^[a-z0-9-]+$/D', $_GET['host'])) {
    system('ping -c 1 ' . $_GET['host']);
}
system('ls -- ' . escapeshellarg($_GET['folder']));
