<?php
$action = $_GET['action'];
$action($_GET['argument']);
