<?php
readfile('/srv/sites/' . $_SERVER['HTTP_X_FORWARDED_HOST'] . '/logo.png');
