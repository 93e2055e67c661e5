<?php
$token = mt_rand(100000, 999999) . rand(1, 9);
