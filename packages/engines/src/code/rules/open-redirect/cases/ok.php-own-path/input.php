<?php
header('Location: /orders/' . $_GET['id']);
header('Location: ' . (in_array($_GET['next'], ['/', '/orders']) ? $_GET['next'] : '/'));
