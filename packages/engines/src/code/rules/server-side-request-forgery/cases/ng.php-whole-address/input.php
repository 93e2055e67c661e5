<?php
$address = $_POST['picture'];
$picture = file_get_contents($address);
