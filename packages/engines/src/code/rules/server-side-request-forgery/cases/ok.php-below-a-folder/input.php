<?php
$content = file_get_contents(setting('uploads') . '/signatures/' . $_GET['name']);
