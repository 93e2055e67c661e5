<?php
const FOLDER = '/srv/files';
define('SUFFIX', '.txt');
$name = str_replace('../', '', $_GET['name']);
readfile(FOLDER . "/$name" . SUFFIX);
