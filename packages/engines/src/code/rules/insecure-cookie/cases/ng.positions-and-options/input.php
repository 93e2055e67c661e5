<?php
setcookie('theme', 'dark', 0, '/', 'example.com', false, true);
setcookie('size', 'big', ['secure' => false, 'httponly' => true]);
ini_set('session.cookie_secure', '0');
