<?php
$mark = md5($body) . hash('sha1', $body);
