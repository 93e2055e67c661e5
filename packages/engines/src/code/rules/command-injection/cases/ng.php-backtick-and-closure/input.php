<?php
$host = $_SERVER['HTTP_X_FORWARDED_FOR'];
$lookup = function () use ($host) {
    return `nslookup $host`;
};
$lookup();
